package io.understudy.replication.trial;

import io.understudy.replication.cluster.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a mark. */
public sealed interface TrialResult {
    /** None was written: {@code reason} says why, as a whole sentence. */
    record NotTried(String cluster, String reason) implements TrialResult {}

    /**
     * It was written on {@code primary} at {@code at}.
     *
     * @param standbys every other declared node, in the declared order
     */
    record Tried(String cluster, String primary, Lsn at, Instant writtenAt, List<OfStandby> standbys)
            implements TrialResult {
        public Tried {
            standbys = List.copyOf(standbys);
        }
    }

    /**
     * What one standby had of it. The times count from the moment before the mark was sent, and include the bot's own way
     * to both servers: the standby was at least as fast.
     *
     * @param sender the state in the primary's {@code pg_stat_replication}; empty if it has no row there
     * @param receiver the status in its own {@code pg_stat_wal_receiver}; empty if there is none
     * @param received when its WAL was there; empty if not in time
     * @param replayed when queries there would see it; empty if not in time
     * @param trouble why nothing more is known; empty if all is
     */
    record OfStandby(
            String node,
            Optional<String> sender,
            Optional<String> receiver,
            Optional<Duration> received,
            Optional<Duration> replayed,
            Optional<String> trouble) {
        public boolean isProven() {
            return replayed.isPresent();
        }
    }
}
