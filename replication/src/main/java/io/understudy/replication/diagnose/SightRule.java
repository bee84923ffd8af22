package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.Optional;

/** Whether the standby can be judged at all: of this cluster, and both ends' statistics are visible. */
final class SightRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        Standby seen = standby.seen();
        long own = seen.facts().systemIdentifier();
        long wanted = standby.primary().facts().systemIdentifier();
        if (own != wanted) {
            return Optional.of(Finding.of(
                    StandbyState.WRONG_UPSTREAM,
                    "it belongs to another cluster: its system identifier is " + own + ", the primary's " + wanted));
        }
        if (!seen.facts().seesStatistics() || !standby.primary().facts().seesStatistics()) {
            return Optional.of(Finding.of(StandbyState.NO_PERMISSION));
        }
        return Optional.empty();
    }
}
