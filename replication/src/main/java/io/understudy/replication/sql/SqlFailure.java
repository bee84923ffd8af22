package io.understudy.replication.sql;

import java.sql.SQLException;
import java.util.Optional;

/** A question or change that could not be answered or done, and for which the caller has no other answer. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String node;
    private final String wanted;
    private final String found;
    private final String sqlState;

    SqlFailure(String node, String wanted, SQLException cause) {
        super(
                "on " + node + ": wanted " + wanted + ", found: " + words(cause)
                        + hint(cause).map(" "::concat).orElse(""),
                cause);
        this.node = node;
        this.wanted = wanted;
        this.found = words(cause);
        this.sqlState = Optional.ofNullable(cause.getSQLState()).orElse("");
    }

    public String node() {
        return node;
    }

    /** What was to be done, for the middle of a sentence: "to create the slot x". */
    public String wanted() {
        return wanted;
    }

    /** The server's or the driver's own words, in one line. */
    public String found() {
        return found;
    }

    /** Five characters; empty when the failure has none. */
    public String sqlState() {
        return sqlState;
    }

    private static String words(SQLException cause) {
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    }

    private static Optional<String> hint(SQLException cause) {
        return switch (String.valueOf(cause.getSQLState())) {
            case "42501" -> Optional.of("Grant the operator's role what it lacks; `understudy check` names it.");
            case "28000", "28P01" -> Optional.of("Check the operator's password and the node's pg_hba.conf.");
            case "53300" -> Optional.of("Free a connection, or raise max_connections.");
            case "53400" -> Optional.of("Raise the limit that it names, and restart that server.");
            default -> Optional.empty();
        };
    }
}
