package io.understudy.replication.diagnose;

/**
 * Every condition that people can be alerted of, with the number under which the README and {@code docs/alerts.md} explain
 * it. Conditions with one topic at one node are signs of one trouble: they share an incident.
 */
public enum Alert {
    STANDBY_MISSING(1, Topic.STREAM, Runbook.STREAM),
    REPLY_OVERDUE(2, Topic.STREAM, Runbook.STREAM),
    NOT_STREAMING(3, Topic.STREAM, Runbook.STREAM),
    LAG_BYTES(4, Topic.LAG, Runbook.LAG),
    LAG_TIME(5, Topic.LAG, Runbook.LAG),
    NO_RECEIVER(6, Topic.STREAM, Runbook.STREAM),
    RECEIVER_SILENT(7, Topic.STREAM, Runbook.STREAM),
    REPLAY_PAUSED(8, Topic.REPLAY, Runbook.PAUSE),
    REPLAY_STUCK(9, Topic.REPLAY, Runbook.APPLY),
    SLOT_INACTIVE(10, Topic.SLOT, Runbook.SLOT),
    SLOT_ENDANGERED(11, Topic.SLOT, Runbook.SLOT_LOST),
    SLOT_ORPHAN(12, Topic.SLOT, Runbook.SLOT),
    XMIN_HELD(13, Topic.XMIN, Runbook.XMIN),
    DISK_FILLING(14, Topic.DISK, Runbook.DISK),
    ARCHIVER_FAILING(15, Topic.ARCHIVE, Runbook.ARCHIVE),
    NO_PRIMARY(16, Topic.PRIMARY, Runbook.NO_PRIMARY),
    SPLIT_BRAIN(17, Topic.PRIMARY, Runbook.SPLIT_BRAIN),
    UPSTREAM_DISPUTED(18, Topic.LINEAGE, Runbook.SPLIT_BRAIN),
    TIMELINE_FORKED(19, Topic.LINEAGE, Runbook.FORK),
    WRONG_CLUSTER(20, Topic.IDENTITY, Runbook.WRONG_CLUSTER),
    ROLE_CHANGED(21, Topic.ROLE, Runbook.ROLE),
    RESTARTED(22, Topic.RESTART, Runbook.RESTART),
    NODE_DOWN(23, Topic.NODE, Runbook.DOWN),
    BOT_CUT_OFF(24, Topic.BOT, Runbook.BOT_CUT_OFF),
    COMMITS_WAIT(25, Topic.SYNC, Runbook.SYNC),
    SYNC_DEGRADED(26, Topic.SYNC, Runbook.SYNC),
    OLD_TRANSACTION(27, Topic.TRANSACTIONS, Runbook.XMIN),
    SETTINGS(28, Topic.SETTINGS, Runbook.PARAMETERS),
    CLOCK_SKEW(29, Topic.CLOCK, Runbook.CLOCK),
    EXPIRES(30, Topic.EXPIRY, Runbook.EXPIRY),
    CHECKSUM_FAILURES(31, Topic.CORRUPTION, Runbook.CORRUPTION),
    BACKUP_FAILED(32, Topic.BACKUP, Runbook.BACKUP),
    BACKUP_MISSING(33, Topic.BACKUP, Runbook.BACKUP),
    BACKUP_ODD(34, Topic.BACKUP, Runbook.BACKUP),
    NOBODY_WATCHES(35, Topic.BOT, Runbook.BOT),
    COPY_STALLED(36, Topic.COPY, Runbook.REBUILD),
    FENCE_BROKEN(37, Topic.FENCE, Runbook.FENCE),
    BACKUP_COPY_FAILED(38, Topic.BACKUP, Runbook.BACKUP_COPY),
    DRILL_FAILED(39, Topic.DRILL, Runbook.DRILL);

    private final int number;
    private final Topic topic;
    private final Runbook runbook;

    Alert(int number, Topic topic, Runbook runbook) {
        this.number = number;
        this.topic = topic;
        this.runbook = runbook;
    }

    public int number() {
        return number;
    }

    public Topic topic() {
        return topic;
    }

    public Runbook runbook() {
        return runbook;
    }

    /** Whether work on the node can be what causes it. Of slots, disks and the like it is not: they stay a danger. */
    public boolean isExplainedByWork() {
        return switch (topic) {
            case SLOT, XMIN, DISK, IDENTITY, EXPIRY, CORRUPTION, BACKUP, DRILL -> false;
            default -> true;
        };
    }

    /** What a trouble is about. */
    public enum Topic {
        STREAM,
        LAG,
        REPLAY,
        SLOT,
        XMIN,
        DISK,
        ARCHIVE,
        PRIMARY,
        LINEAGE,
        IDENTITY,
        ROLE,
        RESTART,
        NODE,
        BOT,
        SYNC,
        TRANSACTIONS,
        SETTINGS,
        CLOCK,
        EXPIRY,
        CORRUPTION,
        BACKUP,
        COPY,
        FENCE,
        DRILL
    }
}
