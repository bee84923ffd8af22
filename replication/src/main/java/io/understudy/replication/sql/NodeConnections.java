package io.understudy.replication.sql;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The connections of one role to the nodes of one cluster: for each way of asking at most one is kept per node. */
public final class NodeConnections implements AutoCloseable {
    private final Map<String, Connector> connectors;
    private final Map<String, NodeSession> sessions;
    private final Map<String, ProvenSession> proven;

    /** Connects nowhere yet. */
    public NodeConnections(ClusterSpec cluster, Login login, Deadlines deadlines) {
        connectors = cluster.nodes().stream()
                .map(node -> new Connector(node, cluster.database(), login, deadlines))
                .collect(Collectors.toUnmodifiableMap(
                        connector -> connector.node().name(), Function.identity()));
        sessions = connectors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new NodeSession(entry.getValue())));
        proven = connectors.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new ProvenSession(entry.getValue())));
    }

    /** Asks over the kept connection. Only for questions that change nothing: it may be asked twice. */
    <T> T ask(String node, Question<T> question) throws SQLException {
        return declared(sessions, node).ask(question);
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
    }
}
