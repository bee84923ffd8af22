package io.understudy.replication.diagnose.trend;

/** What an answering node was found to be. */
public enum Role {
    PRIMARY,
    /** In recovery, whether it takes connections or not. */
    STANDBY
}
