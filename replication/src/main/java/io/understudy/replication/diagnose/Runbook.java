package io.understudy.replication.diagnose;

/** What people do about a condition: which questions are asked, in which order, is {@code replication.runbook}'s. */
public enum Runbook {
    STREAM,
    LAG,
    APPLY,
    PAUSE,
    SLOT,
    SLOT_LOST,
    FORK,
    XMIN,
    DISK,
    ARCHIVE,
    NO_PRIMARY,
    SPLIT_BRAIN,
    WRONG_CLUSTER,
    ROLE,
    RESTART,
    DOWN,
    BOT_CUT_OFF,
    SYNC,
    PARAMETERS,
    CLOCK,
    EXPIRY,
    CORRUPTION,
    BACKUP,
    BACKUP_COPY,
    BOT,
    REBUILD,
    FENCE,
    DRILL
}
