package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import java.util.Optional;

/**
 * Whether the stream comes from the primary, directly or through another declared standby, and the other end agrees
 * that it sends. Addresses may differ by name, so that the primary's own row is proof as well.
 */
final class UpstreamRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        WalReceiver receiver = standby.receiver().orElseThrow();
        Optional<NodeSpec> declared = standby.evidence().spec().nodeAt(receiver.senderHost(), receiver.senderPort());
        if (declared.isEmpty()) {
            return isNamedByPrimary(standby)
                    ? Optional.empty()
                    : wrong(receiver.senderHost() + ":" + receiver.senderPort());
        }
        String upstream = declared.get().name();
        if (upstream.equals(standby.primary().node())) {
            return confirmed(standby, Upstream.of(standby.primary()));
        }
        NodeObservation between = standby.evidence().view().of(upstream);
        return between instanceof Standby cascading ? confirmed(standby, Upstream.of(cascading)) : wrong(upstream);
    }

    private static Optional<Finding> confirmed(StandbyCase standby, Upstream upstream) {
        boolean sends =
                upstream.senderOf(standby.seen().node(), standby.evidence()).isPresent()
                        || streamsThroughASlot(standby, upstream);
        return sends
                ? Optional.empty()
                : Optional.of(Finding.of(
                        StandbyState.DISCONNECTED,
                        upstream.node() + " does not send to it: the connection is half open"));
    }

    private static boolean isNamedByPrimary(StandbyCase standby) {
        Upstream primary = Upstream.of(standby.primary());
        return primary.senderNamed(standby.seen().node()).isPresent() || streamsThroughASlot(standby, primary);
    }

    private static boolean streamsThroughASlot(StandbyCase standby, Upstream upstream) {
        Optional<String> name = standby.receiver().flatMap(WalReceiver::slotName);
        return name.isPresent()
                && upstream.slots().stream().filter(Slot::active).anyMatch(slot -> slot.name()
                        .equals(name.get()));
    }

    private static Optional<Finding> wrong(String upstream) {
        return Optional.of(
                Finding.of(StandbyState.WRONG_UPSTREAM, "its upstream is " + upstream + ", which is not the primary"));
    }
}
