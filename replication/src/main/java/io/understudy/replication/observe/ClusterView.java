package io.understudy.replication.observe;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sweep over all nodes of a cluster, standbys asked first and the primary last, so that lag is never understated.
 *
 * @param nodes one observation per declared node, in the declared order
 */
public record ClusterView(ClusterSpec spec, Instant at, List<NodeObservation> nodes) {
    public ClusterView {
        nodes = List.copyOf(nodes);
    }

    /** Every node seen out of recovery: one when all is well, two or more is a split brain. */
    public List<NodeObservation.Primary> primaries() {
        return ofType(NodeObservation.Primary.class);
    }

    /** The only node out of recovery; empty if there is none or more than one. */
    public Optional<NodeObservation.Primary> solePrimary() {
        List<NodeObservation.Primary> all = primaries();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** Of the nodes that answered, by name. */
    public Map<String, Long> systemIdentifiers() {
        Map<String, Long> found = new LinkedHashMap<>();
        nodes.forEach(node -> node.server().ifPresent(facts -> found.put(node.node(), facts.systemIdentifier())));
        return found;
    }

    public List<NodeObservation.Standby> standbys() {
        return ofType(NodeObservation.Standby.class);
    }

    /** Whether nothing came back from any node. */
    public boolean isBlind() {
        return nodes.stream().allMatch(node -> node instanceof NodeObservation.Unknown unknown && unknown.isSilence());
    }

    public <T extends NodeObservation> List<T> ofType(Class<T> type) {
        return nodes.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * What was found at one node.
     *
     * @throws IllegalArgumentException if the node is not declared
     */
    public NodeObservation of(String node) {
        return nodes.stream()
                .filter(one -> one.node().equals(node))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no node '" + node + "' in " + spec.name()));
    }

    /**
     * The declared node that a standby streams from, by the standby's own word, else by the sender's row. Empty when it
     * does not stream, or from a server that is not declared.
     */
    public Optional<String> upstreamOf(String node) {
        if (!(of(node) instanceof NodeObservation.Standby standby)) {
            return Optional.empty();
        }
        return standby.receiver().filter(WalReceiver::isStreaming).flatMap(receiver -> spec.nodeAt(
                        receiver.senderHost(), receiver.senderPort())
                .map(NodeSpec::name)
                .or(() -> senderTo(node)));
    }

    private Optional<String> senderTo(String standby) {
        return nodes.stream()
                .filter(node -> node.senders().stream()
                        .anyMatch(sender ->
                                sender.isStreaming() && sender.applicationName().equals(standby)))
                .map(NodeObservation::node)
                .findFirst();
    }
}
