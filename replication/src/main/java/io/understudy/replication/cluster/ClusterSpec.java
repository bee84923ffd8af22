package io.understudy.replication.cluster;

import java.util.List;
import java.util.Optional;

/**
 * One declared cluster: the nodes of one primary and its standbys, and the roles to use on them.
 *
 * @param database the database that the bot connects to for its questions
 * @param watcher role with {@code pg_monitor}
 * @param operator role that may promote, create slots and change the named parameters
 * @param replicator role of the standbys' streams
 */
public record ClusterSpec(
        String name,
        List<NodeSpec> nodes,
        String database,
        Login watcher,
        Login operator,
        ReplicationLogin replicator) {
    public ClusterSpec {
        Names.checked("cluster", name);
        nodes = List.copyOf(nodes);
        long distinct = nodes.stream().map(NodeSpec::name).distinct().count();
        if (nodes.isEmpty() || distinct != nodes.size()) {
            throw new IllegalArgumentException("wanted at least one node, each with a name of its own");
        }
    }

    public Optional<NodeSpec> node(String nodeName) {
        return nodes.stream().filter(node -> node.name().equals(nodeName)).findFirst();
    }

    /**
     * Like {@link #node}, for names that were checked before.
     *
     * @throws IllegalArgumentException if the node is not declared
     */
    public NodeSpec requireNode(String nodeName) {
        return node(nodeName)
                .orElseThrow(() -> new IllegalArgumentException("no node '" + nodeName + "' in cluster " + name));
    }

    /** The roles that the bot and its standbys log in with. */
    public List<String> roleNames() {
        return List.of(watcher.user(), operator.user(), replicator.user());
    }

    public List<String> nodeNames() {
        return nodes.stream().map(NodeSpec::name).toList();
    }

    /** The declared node at this address and port, as seen in a standby's receiver row. */
    public Optional<NodeSpec> nodeAt(String address, int port) {
        return nodes.stream()
                .filter(node -> node.port() == port && node.address().equals(address))
                .findFirst();
    }
}
