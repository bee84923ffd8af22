package io.understudy.replication.watch;

import java.util.List;
import java.util.Optional;

/** The steady look at one cluster. */
public interface Watch {
    /** Looks now and judges; does not touch incidents. */
    StatusReport look() throws InterruptedException;

    /** What the newest look found, whoever asked for it; empty before the first. Returns at once. */
    Optional<StatusReport> latest();

    /**
     * Looks, looks again at once before it calls anything broken, keeps lag samples, and opens and closes incidents. Of what
     * is open and not acknowledged it reminds.
     *
     * @return the changes, in the order in which people should read them
     */
    List<IncidentChange> check() throws InterruptedException;

    /**
     * Whom to call when something tells that a check is due before its time, for example a connection that broke. Called
     * from threads that must not wait: it only begins the check. A watch that hears of nothing never calls.
     */
    default void whenPrompted(Runnable check) {}

    /** Where others tell what they found about the cluster. */
    AlertBook book();
}
