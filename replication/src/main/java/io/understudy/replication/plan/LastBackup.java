package io.understudy.replication.plan;

import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest backup of a cluster that was verified.
 *
 * @param id as the catalogue names it
 * @param startedAt what was committed later is not in it
 * @param finishedAt when it was complete
 * @param restored the newest restore test of the cluster that passed, of this backup or of one before: how long a recovery
 *     takes (RTO)
 */
public record LastBackup(String id, Instant startedAt, Instant finishedAt, Optional<Rehearsal> restored) {
    /** {@code shop-1, 5 h old, restore-tested 2 d ago in 4 min}. */
    public String words(Instant now) {
        return id + ", " + Times.words(Duration.between(finishedAt, now)) + " old"
                + restored.map(test -> ", restore-tested " + Times.words(Duration.between(test.at(), now)) + " ago in "
                                + Times.words(test.took()))
                        .orElse("");
    }
}
