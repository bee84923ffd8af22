package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * What one look, or one answer of somebody else's, says about conditions.
 *
 * @param found what is there
 * @param lingering what is there when thresholds are relaxed: nothing new, but what stands is not over
 * @param judged what was asked for at all: of anything else its absence says nothing
 * @param clears whether the absence of a condition that was asked for means that it is over
 */
record Sight(
        Instant at,
        List<Suspicion> found,
        List<Suspicion> lingering,
        Predicate<Alert> judged,
        Predicate<ConditionId> clears) {
    Sight {
        found = List.copyOf(found);
        lingering = List.copyOf(lingering);
    }

    /** The same, but of some conditions nothing can be said. */
    Sight butNot(Predicate<ConditionId> hidden) {
        return new Sight(at, found, lingering, judged, clears.and(hidden.negate()));
    }

    boolean clears(ConditionId condition) {
        return judged.test(condition.alert()) && clears.test(condition);
    }
}
