package io.understudy.replication.plan;

import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ReplicationStep.Repoint;
import io.understudy.replication.plan.ServerStep.ReachUpstream;
import io.understudy.replication.plan.ServerStep.RestartServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans to point a running standby at another upstream: the primary, or another standby. */
final class FollowPlanner {
    /** Before this version, the connection string takes effect at a start only. */
    private static final int RELOADABLE_SINCE = 13;

    private final ApprovalSettings approvals;

    FollowPlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.Follow intent, Inspection inspection) {
        CheckList checks = new CheckList();
        Optional<Standby> standby = Standbys.required(intent, inspection, checks);
        Optional<NodeObservation> upstream = FollowChecks.upstream(intent, inspection, checks);
        if (standby.isPresent() && upstream.isPresent()) {
            new FollowChecks(inspection, standby.get(), upstream.get()).add(checks);
            if (needsRestart(standby.get())) {
                new RestartChecks(inspection, standby.get()).ofTheMachine(checks);
            }
        }
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        return new Proposal.Ready(planned(intent, inspection, checks, standby.orElseThrow(), upstream.orElseThrow()));
    }

    private static boolean needsRestart(Standby standby) {
        return standby.facts().majorVersion() < RELOADABLE_SINCE;
    }

    private Plan planned(
            Intent.Follow intent, Inspection inspection, CheckList checks, Standby standby, NodeObservation upstream) {
        Optional<String> old = inspection.assessment().view().upstreamOf(intent.node());
        List<Step> steps = steps(inspection, standby, upstream, old);
        List<Step> retreat = retreat(inspection, standby, upstream, old);
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "follow",
                "Let " + intent.node() + " stream from " + upstream.node()
                        + old.map(one -> " instead of " + one).orElse(""),
                steps,
                retreat,
                List.of(
                        new Fact("Streams from now", old.orElse("nobody that is declared")),
                        new Fact("Takes effect", needsRestart(standby) ? "with a restart" : "with a reload")),
                checks.all(),
                checks.warnings().stream().map(Check::sentence).toList(),
                loss,
                0,
                old.map(one -> "/replica follow " + intent.node() + " of " + one)
                        .orElse("follow another node"),
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    private static List<Step> steps(
            Inspection inspection, Standby standby, NodeObservation upstream, Optional<String> old) {
        ClusterView view = inspection.assessment().view();
        String slot = view.spec().requireNode(standby.node()).slotName();
        List<Step> steps = new ArrayList<>();
        steps.add(new ReachUpstream(standby.node(), upstream.node()));
        steps.add(new CreateSlot(upstream.node(), slot));
        steps.addAll(pointed(standby, upstream.node(), slot));
        steps.add(new AwaitStreaming(standby.node(), upstream.node()));
        old.filter(one -> !one.equals(upstream.node()) && hasSlot(view.of(one), slot))
                .ifPresent(one -> steps.add(new DropSlot(one, slot)));
        return steps;
    }

    /** How a running standby comes to stream from another node, by its version. */
    static List<Step> pointed(Standby standby, String upstream, String slot) {
        return needsRestart(standby)
                ? List.of(new ArmAsStandby(standby.node(), upstream, slot), new RestartServer(standby.node()))
                : List.of(new Repoint(standby.node(), upstream, slot));
    }

    /** Back to where it streamed from; without a known old upstream there is no way back but forward. */
    private static List<Step> retreat(
            Inspection inspection, Standby standby, NodeObservation upstream, Optional<String> old) {
        String slot = inspection
                .assessment()
                .view()
                .spec()
                .requireNode(standby.node())
                .slotName();
        List<Step> retreat = new ArrayList<>();
        old.filter(one -> !one.equals(upstream.node())).ifPresent(one -> {
            retreat.addAll(pointed(standby, one, slot));
            retreat.add(new AwaitStreaming(standby.node(), one));
            if (!hasSlot(upstream, slot)) {
                retreat.add(new DropSlot(upstream.node(), slot));
            }
        });
        return retreat;
    }

    private static boolean hasSlot(NodeObservation server, String slot) {
        return server.slots().stream().anyMatch(one -> one.name().equals(slot));
    }
}
