package io.understudy.replication.plan;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.Cascades.Cascade;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import java.util.List;
import java.util.Optional;

/** Who streams from whom once a promotion is over, and which slots on standbys are of no use then. */
record UpstreamsAfter(ClusterView view, String candidate, List<Standby> able, Cascades cascades) {
    /** Slots of ours on the standbys of today that no node will stream through; whose node is not known is kept. */
    List<Step> uselessSlotsDropped() {
        return view.standbys().stream()
                .flatMap(server -> server.slots().stream()
                        .filter(slot -> slot.physical() && isUseless(slot.name(), server.node()))
                        .<Step>map(slot -> new DropSlot(server.node(), slot.name())))
                .toList();
    }

    private boolean isUseless(String slot, String server) {
        return view.spec().nodes().stream()
                .filter(node -> node.slotName().equals(slot))
                .map(NodeSpec::name)
                .anyMatch(owner -> owner.equals(candidate)
                        || owner.equals(server)
                        || upstreamOf(owner)
                                .filter(upstream -> !upstream.equals(server))
                                .isPresent());
    }

    private Optional<String> upstreamOf(String node) {
        boolean direct = able.stream().anyMatch(one -> one.node().equals(node));
        return direct
                ? Optional.of(candidate)
                : cascades.staying().stream()
                        .filter(one -> one.node().equals(node))
                        .map(Cascade::upstream)
                        .findFirst();
    }
}
