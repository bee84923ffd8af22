package io.understudy.commands.render;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.incident.Incident;
import java.util.Optional;

/** What a trouble means for people, as a sentence: what does not work, what could be lost, what comes next. */
final class Impact {
    private Impact() {}

    static String of(Incident incident) {
        return of(incident.alert(), incident.node());
    }

    /** {@code node}: the one that it is about; empty when it is about the whole cluster. */
    static String of(Alert alert, Optional<String> node) {
        String it = node.orElse("the cluster");
        return switch (alert) {
            case STANDBY_MISSING, NOT_STREAMING, NO_RECEIVER, RECEIVER_SILENT ->
                "Reads on " + it + " are stale; a failover to it would lose what it has not received.";
            case REPLY_OVERDUE ->
                "Nobody knows how far " + it + " is: its link may be cut, and a failover to it may lose data.";
            case LAG_BYTES, LAG_TIME ->
                "Reads on " + it + " are old; a failover to it would lose, or first have to replay, what it lacks.";
            case REPLAY_PAUSED -> "Reads on " + it + " show the past; its slot keeps WAL on the primary's volume.";
            case REPLAY_STUCK -> "Reads on " + it + " show the past; a failover to it would take long.";
            case SLOT_INACTIVE -> "The primary keeps WAL for nobody; its volume fills, or the standby must be rebuilt.";
            case SLOT_ENDANGERED -> "The standby of this slot cannot catch up, or soon will not: then it is rebuilt.";
            case SLOT_ORPHAN -> "The primary keeps WAL that no standby waits for, until its volume is full.";
            case XMIN_HELD, OLD_TRANSACTION ->
                "Vacuum cannot clean up: tables grow, queries slow down, and transaction ids are used up.";
            default -> more(alert, it);
        };
    }

    private static String more(Alert alert, String it) {
        return switch (alert) {
            case DISK_FILLING -> "When the volume is full, the server stops; on the primary nobody can write then.";
            case ARCHIVER_FAILING -> "Finished WAL stays on the primary's volume, and the archive has a gap.";
            case NO_PRIMARY -> "Nobody can write; reads on standbys go on with old data.";
            case SPLIT_BRAIN ->
                "Two servers take writes: data goes two ways, and one of them will have to be given up.";
            case UPSTREAM_DISPUTED -> "Standbys follow different servers: which data is the right one is not clear.";
            case TIMELINE_FORKED ->
                atStart(it) + " has another history than the primary: it never catches up, and cannot take over.";
            case WRONG_CLUSTER ->
                atStart(it) + " holds data of something else: whatever is done there hits the wrong database.";
            case ROLE_CHANGED -> "Somebody else changed who may be written to; clients may write to the wrong server.";
            case RESTARTED -> "Connections to " + it + " broke, and its caches are cold; after a crash, look why.";
            case NODE_DOWN -> "Nobody can use " + it + "; if it is the primary, nobody can write.";
            case BOT_CUT_OFF -> "Applications may notice nothing, but a real failure of the primary would not be seen.";
            case COMMITS_WAIT -> "Writes hang until a synchronous standby answers.";
            case SYNC_DEGRADED -> "Commits are kept by fewer servers than promised: losing the primary may lose them.";
            default -> rest(alert, it);
        };
    }

    private static String rest(Alert alert, String it) {
        return switch (alert) {
            case SETTINGS -> "After a failover or a restart " + it + " would behave otherwise, or not start.";
            case CLOCK_SKEW -> "Times in logs and of lags cannot be compared; certificates and leases may be refused.";
            case EXPIRES -> "After that day connections are refused: replication, backups or this watch would stop.";
            case CHECKSUM_FAILURES -> "Data on " + it + " is damaged; copying or promoting it would spread the damage.";
            case BACKUP_FAILED, BACKUP_MISSING ->
                "What is deleted or damaged by mistake can be restored from old data only.";
            case BACKUP_ODD -> "The backups that there are may not be what a restore needs.";
            case BACKUP_COPY_FAILED -> "If the bot's machine or its disk is lost, that backup is lost with it.";
            case DRILL_FAILED -> "A failover may take longer than expected, or fail; today nothing is lost.";
            case NOBODY_WATCHES -> "A failure may happen now without anybody being told.";
            case COPY_STALLED -> "The rebuild of " + it + " does not get on; until it ends, a standby is lacking.";
            case FENCE_BROKEN -> "A server that must not serve can start: then two servers would take writes.";
            default -> throw new IllegalArgumentException("wanted words for every alert, found none for " + alert);
        };
    }

    private static String atStart(String it) {
        return it.startsWith("the ") ? "T" + it.substring(1) : it;
    }
}
