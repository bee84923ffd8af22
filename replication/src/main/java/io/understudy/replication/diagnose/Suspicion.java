package io.understudy.replication.diagnose;

import java.time.Duration;

/**
 * A condition that one look found, and how long it has to last before it counts. A rule that names two severities for two
 * durations suspects both at once; the gravest that lasted long enough counts.
 *
 * @param hold zero: it counts as soon as it was seen often enough to be no slip
 */
public record Suspicion(Diagnosis diagnosis, Duration hold) {
    /** One that needs no time. */
    public static Suspicion now(Diagnosis diagnosis) {
        return new Suspicion(diagnosis, Duration.ZERO);
    }

    public boolean countsAtOnce() {
        return hold.isZero();
    }
}
