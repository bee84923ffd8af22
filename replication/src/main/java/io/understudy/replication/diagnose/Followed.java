package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.trend.NodeTrend;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One standby as it was judged, beside the server that should send to it.
 *
 * @param primary empty when none, or more than one, was seen
 * @param upstream what was seen of the server that should send to it; empty when that cannot be asked who it sends to
 * @param sender that server's row of it
 */
record Followed(
        Evidence evidence,
        AStandby judged,
        Optional<Primary> primary,
        Optional<NodeObservation> upstream,
        Optional<WalSender> sender) {
    static Followed of(Evidence evidence, Optional<Primary> primary, AStandby judged) {
        Optional<NodeObservation> upstream = new ExpectedUpstream(evidence, primary).of(judged);
        Optional<WalSender> sender =
                upstream.flatMap(server -> Upstream.of(server).senderOf(judged.node(), evidence));
        return new Followed(evidence, judged, primary, upstream, sender);
    }

    String cluster() {
        return evidence.spec().name();
    }

    String name() {
        return judged.node();
    }

    StandbyState state() {
        return judged.state();
    }

    Thresholds thresholds() {
        return evidence.thresholds();
    }

    /** What it says of itself; empty when it did not answer. */
    Optional<Standby> seen() {
        return judged.seen() instanceof Standby standby ? Optional.of(standby) : Optional.empty();
    }

    NodeTrend trend() {
        return evidence.remembered().trends().of(name());
    }

    NodeTrend upstreamTrend() {
        return evidence.remembered().trends().of(upstream.orElseThrow().node());
    }

    Optional<NodeDetails> details() {
        return evidence.detailsOf(name());
    }

    /** A setting of its own that is a length of time. */
    Optional<Duration> span(String setting) {
        return details().map(known -> known.settings().get(setting)).flatMap(SettingSpan::of);
    }

    /** Whether it or its upstream started, or its upstream took its role, so lately that the stream may still come. */
    boolean isFresh(Duration lately) {
        return judged.seen()
                        .server()
                        .filter(facts -> startedWithin(facts, lately))
                        .isPresent()
                || upstream.flatMap(NodeObservation::server)
                        .filter(facts -> startedWithin(facts, lately))
                        .isPresent()
                || (upstream.isPresent() && turnedWithin(upstream.get().at(), lately));
    }

    private boolean turnedWithin(Instant now, Duration lately) {
        return upstreamTrend()
                .turn()
                .filter(turn -> Duration.between(turn.at(), now).compareTo(lately) < 0)
                .isPresent();
    }

    /** Both by that server's own clock. */
    private static boolean startedWithin(ServerFacts facts, Duration lately) {
        return Duration.between(facts.startedAt(), facts.clock()).compareTo(lately) < 0;
    }
}
