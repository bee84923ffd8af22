package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.util.Optional;

/**
 * One answering standby beside the primary of its cluster, with what both sides say of each other.
 *
 * @param slot on the primary
 * @param sender on the primary
 */
record StandbyCase(
        Evidence evidence,
        Primary primary,
        Standby seen,
        Optional<Slot> slot,
        Optional<WalSender> sender,
        Optional<Lag> lag,
        CatchUp catchUp) {
    static StandbyCase of(Evidence evidence, Primary primary, Standby seen) {
        Upstream upstream = Upstream.of(primary);
        NodeSpec spec = evidence.spec().requireNode(seen.node());
        Optional<Slot> slot = upstream.slotOf(spec, seen.receiver(), seen.upstreamSlot());
        Optional<WalSender> sender = upstream.senderOf(seen.node(), evidence);
        return new StandbyCase(
                evidence,
                primary,
                seen,
                slot,
                sender,
                LagReading.of(evidence, primary, seen, sender),
                new CatchUpJudge(evidence, primary).judge(seen, slot));
    }

    boolean streams() {
        return evidence.streams(seen);
    }

    Optional<WalReceiver> receiver() {
        return seen.receiver();
    }

    int timeline() {
        return timelineOf(seen, ownDetails());
    }

    /**
     * Without a stream, SQL tells only an older one until the next restart point; the history, when it was read, names
     * the one that was replayed then.
     */
    static int timelineOf(Standby seen, Optional<NodeDetails> details) {
        int replayed = details.flatMap(NodeDetails::history)
                .map(TimelineHistory::timeline)
                .orElse(0);
        return Math.max(seen.facts().timeline(), replayed);
    }

    Optional<NodeDetails> ownDetails() {
        return evidence.detailsOf(seen.node());
    }

    Optional<NodeDetails> primaryDetails() {
        return evidence.detailsOf(primary.node());
    }

    Thresholds thresholds() {
        return evidence.thresholds();
    }
}
