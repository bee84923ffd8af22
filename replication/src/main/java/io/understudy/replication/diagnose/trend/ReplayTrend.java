package io.understudy.replication.diagnose.trend;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a standby's WAL moves.
 *
 * @param have what it had
 * @param haveSince when it was first seen to have just that
 * @param waitingSince since when received WAL waits while replay stands at this very position and nobody paused it; empty
 *     while none waits
 */
record ReplayTrend(Lsn have, Optional<Instant> haveSince, Optional<Lsn> replayed, Optional<Instant> waitingSince) {
    static final ReplayTrend UNKNOWN = new ReplayTrend(Lsn.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    ReplayTrend after(Standby seen) {
        Lsn now = seen.have();
        Optional<Instant> since = haveSince.isPresent() && have.equals(now) ? haveSince : Optional.of(seen.at());
        return new ReplayTrend(now, since, seen.replayed(), waiting(seen, now));
    }

    private Optional<Instant> waiting(Standby seen, Lsn now) {
        boolean waits = seen.pause() == ReplayPause.NOT_PAUSED
                && seen.replayed().isPresent()
                && now.isAfter(seen.replayed().get());
        if (!waits) {
            return Optional.empty();
        }
        return waitingSince.isPresent() && replayed.equals(seen.replayed()) ? waitingSince : Optional.of(seen.at());
    }
}
