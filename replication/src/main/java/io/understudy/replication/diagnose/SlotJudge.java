package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.util.List;
import java.util.Optional;

/**
 * Who needs which slot. A slot is ours when it is named like a declared node; it is an orphan only when that node was
 * seen to need it no more. Who was not seen may need it.
 */
public record SlotJudge(ClusterView view) {
    /** Every slot of every node that answered, in the declared order. */
    public List<SlotFinding> all() {
        return view.nodes().stream()
                .flatMap(node -> node.slots().stream().map(slot -> judge(node, slot)))
                .toList();
    }

    /** One slot of a node that answered. */
    public SlotFinding judge(NodeObservation server, Slot slot) {
        if (slot.active()) {
            return finding(server, slot, Use.IN_USE, user(server, slot) + " streams through it");
        }
        Optional<NodeSpec> owner = view.spec().nodes().stream()
                .filter(node -> slot.physical() && node.slotName().equals(slot.name()))
                .findFirst();
        return owner.map(node -> ours(server, slot, node.name()))
                .orElseGet(() -> finding(
                        server,
                        slot,
                        Use.FOREIGN,
                        slot.physical()
                                ? "no declared node has this name"
                                : "a logical slot"
                                        + slot.database()
                                                .map(one -> " of the database " + one)
                                                .orElse("")));
    }

    private SlotFinding ours(NodeObservation server, Slot slot, String owner) {
        NodeObservation seen = view.of(owner);
        if (owner.equals(server.node())) {
            return finding(server, slot, Use.ORPHAN, owner + " never streams from itself");
        }
        if (seen instanceof Primary) {
            return finding(server, slot, Use.ORPHAN, owner + " is a primary itself");
        }
        Optional<String> upstream = view.upstreamOf(owner);
        if (upstream.isEmpty()) {
            return finding(server, slot, Use.KEPT, owner + " does not stream and may need it to come back");
        }
        if (!upstream.get().equals(server.node())) {
            return finding(server, slot, Use.ORPHAN, owner + " streams from " + upstream.get());
        }
        return throughAnother(seen, slot)
                .map(other -> finding(server, slot, Use.ORPHAN, owner + " streams through the slot " + other))
                .orElseGet(() -> finding(server, slot, Use.KEPT, owner + " streams from here"));
    }

    private static Optional<String> throughAnother(NodeObservation owner, Slot slot) {
        return owner instanceof Standby standby
                ? standby.receiver().flatMap(WalReceiver::slotName).filter(name -> !name.equals(slot.name()))
                : Optional.empty();
    }

    private static String user(NodeObservation server, Slot slot) {
        return server.senders().stream()
                .filter(sender -> slot.usedBy().isPresent()
                        && sender.pid() == slot.usedBy().getAsInt())
                .map(WalSender::applicationName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("somebody");
    }

    private static SlotFinding finding(NodeObservation server, Slot slot, Use use, String why) {
        return new SlotFinding(server.node(), slot, use, why, slot.keptBytes(positionOf(server)));
    }

    private static Lsn positionOf(NodeObservation server) {
        if (server instanceof Primary primary) {
            return primary.current();
        }
        return server instanceof Standby standby ? standby.have() : Lsn.NONE;
    }
}
