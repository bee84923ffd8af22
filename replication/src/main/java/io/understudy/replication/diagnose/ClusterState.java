package io.understudy.replication.diagnose;

/** The named state of a whole cluster. */
public enum ClusterState {
    HEALTHY,
    DEGRADED,
    NO_PRIMARY,
    SPLIT_BRAIN,
    /** The bot cannot see the primary, and its standbys still stream from it. */
    BOT_CUT_OFF,
    UNKNOWN
}
