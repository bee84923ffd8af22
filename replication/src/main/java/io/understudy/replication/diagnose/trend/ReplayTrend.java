package io.understudy.replication.diagnose.trend;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a standby's replay moves.
 *
 * @param waitingSince since when received WAL waits at this very position while nobody paused; empty while none waits
 */
record ReplayTrend(Optional<Lsn> replayed, Optional<Instant> waitingSince) {
    static final ReplayTrend UNKNOWN = new ReplayTrend(Optional.empty(), Optional.empty());

    ReplayTrend after(Standby seen) {
        boolean waits = seen.pause() == ReplayPause.NOT_PAUSED
                && seen.replayed().filter(at -> seen.have().isAfter(at)).isPresent();
        if (!waits) {
            return new ReplayTrend(seen.replayed(), Optional.empty());
        }
        boolean stands = waitingSince.isPresent() && replayed.equals(seen.replayed());
        return stands ? this : new ReplayTrend(seen.replayed(), Optional.of(seen.at()));
    }
}
