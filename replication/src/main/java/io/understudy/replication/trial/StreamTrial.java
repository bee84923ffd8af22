package io.understudy.replication.trial;

/** Writes a mark on the primary and looks for it on every standby. */
@FunctionalInterface
public interface StreamTrial {
    /** Takes as long as the slowest standby, at most about ten seconds. Never throws for what it finds. */
    TrialResult run() throws InterruptedException;
}
