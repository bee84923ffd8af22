package io.understudy.replication.watch;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps lag samples and the primary's last sighting; writes both every ten seconds only. One thread at a time. */
final class LagLog {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private final String cluster;
    private final LagHistory history;
    private Optional<PrimarySighting> sighting;
    private Instant written = Instant.EPOCH;

    LagLog(String cluster, LagHistory history) {
        this.cluster = cluster;
        this.history = history;
        this.sighting = history.lastPrimary(cluster);
    }

    /** The last sighting before the look that is judged now. */
    Optional<PrimarySighting> lastPrimary() {
        return sighting;
    }

    /**
     * Keeps what a look found; writes at once when another node is the primary. A node out of recovery that was judged to
     * be a ghost of the past is not remembered: it would be taken for the primary from the next look on.
     */
    void saw(ClusterAssessment assessment) {
        Instant now = assessment.view().at();
        Optional<PrimarySighting> before = sighting;
        assessment.primary().ifPresent(one -> sighting = Optional.of(PrimarySighting.of(one.seen())));
        boolean changed = !before.map(PrimarySighting::node).equals(sighting.map(PrimarySighting::node))
                || !before.map(PrimarySighting::timeline).equals(sighting.map(PrimarySighting::timeline));
        // The machine's clock may have been set back: a distance counts in either direction.
        if (changed || Duration.between(written, now).abs().compareTo(INTERVAL) >= 0) {
            written = now;
            sighting.ifPresent(one -> history.sawPrimary(cluster, one));
            history.add(samples(assessment));
        }
    }

    private List<LagSample> samples(ClusterAssessment assessment) {
        List<LagSample> samples = new ArrayList<>();
        assessment.standbys().forEach(standby -> standby.lag()
                .ifPresent(lag -> samples.add(new LagSample(
                        cluster,
                        standby.node(),
                        assessment.view().at(),
                        lag.receiveBytes(),
                        lag.replayBytes(),
                        lag.replayTime()))));
        return samples;
    }
}
