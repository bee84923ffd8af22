package io.understudy.replication.watch;

import java.util.List;

/** The steady look at one cluster. */
public interface Watch {
    /** Looks now and judges; does not touch incidents. */
    StatusReport look() throws InterruptedException;

    /**
     * Looks, looks again at once before it calls anything broken, keeps lag samples, and opens and closes incidents. Of what
     * is open and not acknowledged it reminds.
     *
     * @return the changes, in the order in which people should read them
     */
    List<IncidentChange> check() throws InterruptedException;

    /** Where others tell what they found about the cluster. */
    AlertBook book();
}
