package io.understudy.replication.sql;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The connections of one role to the nodes of one cluster: for each way of asking at most one is kept per node. */
public final class NodeConnections implements AutoCloseable {
    private final Map<String, Connector> connectors;
    private final Map<String, NodeSession> sessions;
    private final Map<String, NodeSession> beside;
    private final Map<String, ProvenSession> proven;

    /** Connects nowhere yet. */
    public NodeConnections(ClusterSpec cluster, Login login, Deadlines deadlines) {
        this(cluster, login, deadlines, connector -> connector::openUnwatched);
    }

    private NodeConnections(
            ClusterSpec cluster, Login login, Deadlines deadlines, Function<Connector, Link.Opening> opening) {
        connectors = cluster.nodes().stream()
                .map(node -> new Connector(node, cluster.database(), login, deadlines))
                .collect(Collectors.toUnmodifiableMap(
                        connector -> connector.node().name(), Function.identity()));
        sessions = perNode(connector -> new NodeSession(opening.apply(connector), deadlines.answer()));
        beside = perNode(connector -> new NodeSession(connector::openUnwatched, deadlines.answer()));
        proven = perNode(ProvenSession::new);
    }

    /**
     * The same, with the connections of {@link #ask} watched while they rest.
     *
     * @param lost told the node's name on the watch's thread, when a connection breaks that nobody asks over: must not block
     */
    public static NodeConnections watched(
            ClusterSpec cluster, Login login, Deadlines deadlines, ConnectionWatch watch, Consumer<String> lost) {
        return new NodeConnections(
                cluster,
                login,
                deadlines,
                connector -> () -> connector.openWatched(
                        watch, () -> lost.accept(connector.node().name())));
    }

    private <T> Map<String, T> perNode(Function<Connector, T> session) {
        return connectors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> session.apply(entry.getValue())));
    }

    /** Asks over the kept connection. Only for questions that change nothing: it may be asked twice. */
    <T> T ask(String node, Question<T> question) throws SQLException {
        return declared(sessions, node).ask(question);
    }

    /** The same over a second kept connection: what may take long must not hold up the looks. */
    <T> T askBeside(String node, Question<T> question) throws SQLException {
        return declared(beside, node).ask(question);
    }

    /** Asks exactly once, over a kept connection that was proven alive right before. For one thread at a time. */
    <T> T askOnce(String node, Question<T> question) throws SQLException {
        return declared(proven, node).ask(question);
    }

    /** Asks exactly once, over a connection of its own, as a client that logs in now. */
    <T> T askAsNewcomer(String node, Question<T> question) throws SQLException {
        try (Connection connection = declared(connectors, node).open()) {
            return question.ask(connection);
        }
    }

    /** Asks in the replication protocol, over a connection of its own. */
    <T> T askReplication(String node, Question<T> question) throws SQLException {
        try (Connection connection = declared(connectors, node).openForReplication()) {
            return question.ask(connection);
        }
    }

    private static <V> V declared(Map<String, V> byNode, String node) {
        V found = byNode.get(node);
        if (found == null) {
            throw new IllegalArgumentException("no node '" + node + "' among " + byNode.keySet());
        }
        return found;
    }

    /** Closes the connections of {@link #askOnce}; the next question opens its own anew. */
    void letGo() {
        proven.values().forEach(ProvenSession::close);
    }

    @Override
    public void close() {
        letGo();
        sessions.values().forEach(NodeSession::close);
        beside.values().forEach(NodeSession::close);
    }
}
