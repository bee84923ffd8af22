package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.logs.LogKind;
import io.understudy.replication.logs.LogMessage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which messages of a standby's log can be why it does not stream. */
final class StreamCauses {
    /** These are about anybody's connection unless the upstream said them. */
    private static final Set<LogKind> OF_THE_UPSTREAM = EnumSet.of(
            LogKind.OUTER,
            LogKind.WAL_REMOVED,
            LogKind.HBA_MISSING,
            LogKind.HBA_REJECTS,
            LogKind.PASSWORD,
            LogKind.ROLE_MISSING,
            LogKind.SLOT_MISSING,
            LogKind.SLOT_IN_USE,
            LogKind.SLOT_INVALID,
            LogKind.SENDERS_FULL,
            LogKind.CLIENTS_FULL,
            LogKind.NAME_UNKNOWN,
            LogKind.REFUSED,
            LogKind.NO_ROUTE,
            LogKind.TIMED_OUT,
            LogKind.CONNECTION_LOST,
            LogKind.TLS,
            LogKind.NOT_READY);

    private static final Set<LogKind> ITS_OWN = EnumSet.of(
            LogKind.RECEIVER_TIMEOUT,
            LogKind.TIMELINE_BEHIND,
            LogKind.FORKED,
            LogKind.IDENTIFIER_DIFFERS,
            LogKind.PARAMETERS_LOW,
            LogKind.WAL_INVALID,
            LogKind.CHECKPOINT_LOST,
            LogKind.NO_SPACE,
            LogKind.DISK_ERROR,
            LogKind.MEMORY);

    private static final Map<LogKind, Runbook> ROUTES = Map.of(
            LogKind.WAL_REMOVED, Runbook.SLOT_LOST,
            LogKind.SLOT_INVALID, Runbook.SLOT_LOST,
            LogKind.TIMELINE_BEHIND, Runbook.FORK,
            LogKind.FORKED, Runbook.FORK,
            LogKind.IDENTIFIER_DIFFERS, Runbook.WRONG_CLUSTER,
            LogKind.PARAMETERS_LOW, Runbook.PARAMETERS,
            LogKind.NO_SPACE, Runbook.DISK);

    /** Those that no waiting heals, beside the ones of another runbook. */
    private static final Set<LogKind> REBUILD = EnumSet.of(LogKind.WAL_INVALID, LogKind.CHECKPOINT_LOST);

    private StreamCauses() {}

    static boolean concerns(LogMessage message) {
        return message.fromUpstream()
                ? OF_THE_UPSTREAM.contains(message.kind()) || ITS_OWN.contains(message.kind())
                : ITS_OWN.contains(message.kind());
    }

    static Optional<Runbook> leadsTo(LogMessage cause) {
        return Optional.ofNullable(ROUTES.get(cause.kind()));
    }

    static boolean needsRebuild(LogMessage cause) {
        return REBUILD.contains(cause.kind());
    }
}
