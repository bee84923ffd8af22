package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.Cascades.Cascade;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The other standbys of a promotion.
 *
 * @param able those that will be pointed at the candidate and can follow it
 * @param cascades those among them, and besides, that stream from another standby
 * @param leftOut those that answer and cannot: a promotion that waited for them would fail after it had happened
 * @param uselessSlotsDropped drops slots on today's standbys that nobody will stream through afterwards
 */
record Followers(
        ClusterSpec spec,
        Standby candidate,
        List<Standby> able,
        Cascades cascades,
        List<Standby> leftOut,
        List<Step> uselessSlotsDropped) {
    private static final Set<StandbyState> CANNOT_FOLLOW = Set.of(
            StandbyState.DIVERGED,
            StandbyState.TIMELINE_BEHIND,
            StandbyState.WRONG_UPSTREAM,
            StandbyState.SLOT_LOST,
            StandbyState.WAL_REMOVED,
            StandbyState.NO_PERMISSION);

    static Followers of(Inspection inspection, Standby candidate) {
        ClusterView view = inspection.assessment().view();
        List<Standby> others = view.standbys().stream()
                .filter(standby -> !standby.node().equals(candidate.node()))
                .toList();
        List<Standby> fit = others.stream()
                .filter(standby -> canFollow(standby, candidate, inspection))
                .toList();
        Cascades cascades = Cascades.of(view, candidate, fit);
        List<Standby> able =
                fit.stream().filter(one -> !cascades.stays(one.node())).toList();
        return new Followers(
                view.spec(),
                candidate,
                able,
                cascades,
                others.stream().filter(standby -> !fit.contains(standby)).toList(),
                new UpstreamsAfter(view, candidate.node(), able, cascades).uselessSlotsDropped());
    }

    private static boolean canFollow(Standby standby, Standby candidate, Inspection inspection) {
        Optional<StandbyState> state =
                inspection.assessment().standby(standby.node()).map(AStandby::state);
        boolean primarySeen = inspection.assessment().view().solePrimary().isPresent();
        // Without a primary nobody streams: that says nothing against a standby.
        boolean broken = state.filter(
                        one -> CANNOT_FOLLOW.contains(one) || (primarySeen && one == StandbyState.DISCONNECTED))
                .isPresent();
        return !broken && inspection.timelineOf(standby.node()) == inspection.timelineOf(candidate.node());
    }

    void addTo(CheckList checks) {
        checks.prefer(
                leftOut.isEmpty(),
                "every-standby-follows",
                "every other standby that answers can follow " + candidate.node(),
                String.join(", ", leftOut.stream().map(Standby::node).toList()) + " cannot follow " + candidate.node()
                        + " and is left as it is.",
                "Bring it back afterwards: /replica rebuild "
                        + leftOut.stream().map(Standby::node).findFirst().orElse("") + ".");
        cascades.addTo(checks, candidate.node());
    }

    /** Those that will stream from the candidate. */
    List<String> names() {
        return Stream.concat(
                        pointed().stream(),
                        cascades.staying().stream()
                                .filter(one -> one.upstream().equals(candidate.node()))
                                .map(Cascade::node))
                .toList();
    }

    /** Those that are pointed at the candidate, each with a slot there. */
    List<String> pointed() {
        return able.stream().map(Standby::node).toList();
    }

    List<Step> slots() {
        return able.stream()
                .<Step>map(one -> new CreateSlot(candidate.node(), slotOf(one.node())))
                .toList();
    }

    List<Step> repointed() {
        return able.stream()
                .flatMap(one -> FollowPlanner.pointed(one, candidate.node(), slotOf(one.node())).stream())
                .toList();
    }

    List<Step> awaited() {
        return Stream.<Step>concat(
                        able.stream().map(one -> new AwaitStreaming(one.node(), candidate.node())),
                        cascades.staying().stream().map(one -> new AwaitStreaming(one.node(), one.upstream())))
                .toList();
    }

    /** Drops what the promotion created on the candidate for itself and these nodes, not what was there before. */
    List<Step> slotsDropped(List<String> nodes) {
        return nodes.stream()
                .map(this::slotOf)
                .filter(this::isNew)
                .<Step>map(slot -> new DropSlot(candidate.node(), slot))
                .toList();
    }

    private boolean isNew(String slot) {
        return candidate.slots().stream().noneMatch(there -> there.name().equals(slot));
    }

    String slotOf(String node) {
        return spec.requireNode(node).slotName();
    }
}
