package io.understudy.replication.logs;

import java.util.List;
import java.util.Optional;

/**
 * A known message that a server's log has.
 *
 * @param fromUpstream whether it came from the server that it streams from, or from the way there; else it is the server's
 *     own, and may be about anybody's connection
 * @param arguments what the message names, in the order of the English original
 * @param line the newest such line, made harmless
 * @param times how often it is there
 */
public record LogMessage(LogKind kind, boolean fromUpstream, List<String> arguments, String line, int times) {
    public LogMessage {
        arguments = List.copyOf(arguments);
    }

    /** What it means for the server that said it, with what it names; one sentence without a full stop. */
    public String meaning() {
        return switch (kind) {
            case WAL_REMOVED -> kind.meaning() + ": segment " + arguments.get(0);
            case SLOT_MISSING, SLOT_INVALID -> kind.meaning() + ": " + arguments.get(0);
            case SLOT_IN_USE -> kind.meaning() + ": " + arguments.get(0) + ", process " + arguments.get(1);
            case SENDERS_FULL -> kind.meaning() + ": max_wal_senders is " + arguments.get(0);
            case NAME_UNKNOWN, ROLE_MISSING -> kind.meaning() + ": " + arguments.get(0);
            case PARAMETERS_LOW ->
                arguments.size() == 3
                        ? arguments.get(0) + " is " + arguments.get(1) + " on it and " + arguments.get(2)
                                + " on the primary"
                        : kind.meaning();
            default -> kind.meaning();
        };
    }

    /** What to do, with the exact line where one is to be added; one sentence without a full stop. */
    public String remedy() {
        return line("scram-sha-256")
                .filter(missing -> kind == LogKind.HBA_MISSING)
                .map(missing -> "add this line to its upstream's pg_hba.conf and reload: " + missing)
                .orElse(kind.remedy());
    }

    /**
     * The line of {@code pg_hba.conf} that would let it in. Source: PostgreSQL manual, "The pg_hba.conf File".
     *
     * @param method for example {@code scram-sha-256}
     */
    Optional<String> line(String method) {
        if (kind != LogKind.HBA_MISSING || arguments.size() < 3) {
            return Optional.empty();
        }
        String database = arguments.size() > 3 ? arguments.get(2) : "replication";
        return HbaLine.of(database, arguments.get(1), arguments.get(0), method);
    }
}
