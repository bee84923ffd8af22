package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;

/** Judges every other node beside the one primary. */
record StandbyJudge(Evidence evidence, Primary primary) {
    /** Gravest first: what a rule says makes the later ones meaningless. Only the first that speaks is heard. */
    private static final List<StandbyRule> RULES = List.of(
            new SightRule(),
            new LineageRule(),
            new SlotRule(),
            new StreamRule(),
            new UpstreamRule(),
            new PauseRule(),
            new LagRule());

    AStandby judge(NodeObservation seen) {
        if (seen instanceof Standby standby) {
            return answering(StandbyCase.of(evidence, primary, standby));
        }
        return seen instanceof WarmStandby warm ? warm(warm) : silent(seen);
    }

    private static AStandby answering(StandbyCase standby) {
        Finding finding = RULES.stream()
                .flatMap(rule -> rule.judge(standby).stream())
                .findFirst()
                .orElseGet(() -> Finding.of(StandbyState.STREAMING));
        return new AStandby(
                standby.seen(),
                finding.state(),
                finding.why(),
                standby.lag(),
                standby.catchUp(),
                standby.slot(),
                standby.sender().flatMap(WalSender::syncState));
    }

    /** Takes no connections: all that is known of its stream is what the primary says. */
    private AStandby warm(WarmStandby seen) {
        Optional<WalSender> sender = Upstream.of(primary).senderOf(seen.node(), evidence);
        Finding finding = primary.facts().seesStatistics()
                ? sender.map(this::warmStream)
                        .orElseGet(() -> Finding.of(StandbyState.DISCONNECTED, primary.node() + " does not send to it"))
                : Finding.of(StandbyState.NO_PERMISSION);
        return new AStandby(
                seen,
                finding.state(),
                finding.why(),
                sender.flatMap(one -> LagReading.of(evidence, primary, one)),
                sender.isPresent() ? CatchUp.CAN_CATCH_UP : CatchUp.UNKNOWN,
                slotOf(seen),
                sender.flatMap(WalSender::syncState));
    }

    private Finding warmStream(WalSender sender) {
        if (!sender.isStreaming()) {
            return Finding.of(StandbyState.CATCHING_UP);
        }
        boolean lags = LagReading.of(evidence, primary, sender)
                .filter(lag -> lag.replayBytes() > evidence.thresholds().lag().warningBytes())
                .isPresent();
        return Finding.of(lags ? StandbyState.LAGGING_REPLAY : StandbyState.STREAMING);
    }

    private AStandby silent(NodeObservation seen) {
        Finding finding = SilentNode.finding(seen);
        Optional<Slot> slot = slotOf(seen);
        return new AStandby(
                seen,
                finding.state(),
                finding.why(),
                Optional.empty(),
                new CatchUpJudge(evidence, primary).judgeUnseen(seen.node(), slot),
                slot,
                Optional.empty());
    }

    private Optional<Slot> slotOf(NodeObservation seen) {
        return Upstream.of(primary)
                .slotOf(evidence.spec().requireNode(seen.node()), Optional.empty(), Optional.empty());
    }
}
