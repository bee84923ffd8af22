package io.understudy.replication.plan;

import java.util.List;

/** Plans every intent of this module. */
public final class ReplicationPlanner implements Planner {
    private final PromotePlanner promote;
    private final UnfencedPlanner unfenced;
    private final FencePlanner fence;
    private final UnfencePlanner unfence;
    private final RebuildPlanner rebuild;
    private final StartPlanner start;
    private final DiscardPlanner discard;
    private final ServerVerbs verbs;

    public ReplicationPlanner(ApprovalSettings approvals, FencingSettings fencing, RebuildSettings rebuilds) {
        this.promote = new PromotePlanner(approvals, fencing);
        this.unfenced = new UnfencedPlanner(approvals, fencing);
        this.fence = new FencePlanner(approvals);
        this.unfence = new UnfencePlanner(approvals);
        this.rebuild = new RebuildPlanner(approvals, rebuilds);
        this.start = new StartPlanner(approvals);
        this.discard = new DiscardPlanner(approvals, rebuilds);
        this.verbs = new ServerVerbs(approvals);
    }

    @Override
    public Proposal plan(Intent intent, Inspection inspection) {
        if (inspection.assessment().view().spec().node(intent.node()).isEmpty()) {
            return new Proposal.Refused(intent, List.of(unknownNode(intent, inspection)), List.of());
        }
        if (intent instanceof Intent.Promote wanted) {
            return promote.plan(wanted, inspection);
        }
        if (intent instanceof Intent.PromoteUnfenced wanted) {
            return unfenced.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Fence wanted) {
            return fence.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Unfence wanted) {
            return unfence.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Rebuild wanted) {
            return rebuild.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Discard wanted) {
            return discard.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Start wanted) {
            return start.plan(wanted, inspection);
        }
        return verbs.plan(intent, inspection);
    }

    private static Check unknownNode(Intent intent, Inspection inspection) {
        return Check.block(
                "node-declared",
                "There is no node '" + intent.node() + "' in " + intent.cluster() + ".",
                "Its nodes are: "
                        + String.join(
                                ", ", inspection.assessment().view().spec().nodeNames()) + ".");
    }
}
