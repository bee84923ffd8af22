package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.List;

/** Plans a promotion at a risk that people take in words; only where nothing safer can be planned. */
record UnfencedPlanner(ApprovalSettings approvals, FencingSettings fencing) {
    Proposal plan(Intent.PromoteUnfenced intent, Inspection inspection) {
        NodeObservation target = inspection.assessment().view().of(intent.node());
        PrimaryPresence presence = PrimaryPresence.judge(inspection, intent.node());
        if (!(target instanceof Standby candidate)) {
            return new Proposal.Refused(
                    intent,
                    List.of(PromotePlanner.notAStandby(intent, target, inspection)),
                    List.of("/replica status " + intent.cluster()));
        }
        if (presence instanceof PrimaryPresence.Unseen unseen) {
            CheckList checks = new CheckList();
            CandidateChecks.add(checks, candidate, inspection);
            CandidateChecks.addBeside(unseen.node(), checks, candidate, inspection);
            return new UnseenFailover(intent, inspection, candidate, unseen, fencing).propose(checks, approvals);
        }
        boolean safer = presence instanceof PrimaryPresence.Alive || presence instanceof PrimaryPresence.Gone;
        return safer
                ? new Proposal.Refused(intent, List.of(notNeeded(intent)), List.of("/replica promote " + intent.node()))
                : new Proposal.Refused(
                        intent,
                        List.of(PromotePlanner.noPrimaryProof(presence, intent.node())),
                        List.of("/replica status " + intent.cluster()));
    }

    private static Check notNeeded(Intent intent) {
        return Check.block(
                "risk-needed",
                "The primary of " + intent.cluster() + " can be asked, or is proven gone: no risk is needed.",
                "Promote without it: /replica promote " + intent.node() + ".");
    }
}
