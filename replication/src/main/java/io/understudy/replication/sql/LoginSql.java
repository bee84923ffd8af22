package io.understudy.replication.sql;

import java.util.Optional;

/** Whether a role may log in: for roles that may do little else. */
public final class LoginSql {
    private final OperatorConnections connections;

    /** Opens a connection for each question. */
    public LoginSql(NodeConnections connections) {
        this.connections = new OperatorConnections(connections);
    }

    /** Why the node's server does not let the role in, in its or the driver's own words; empty if it does. */
    public Optional<String> refusal(String node) {
        try {
            return connections.ask(node, "to log in", connection -> Optional.empty());
        } catch (SqlFailure failure) {
            return Optional.of(failure.found());
        }
    }
}
