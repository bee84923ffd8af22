package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.List;

/** Plans a switchover when the primary is well, a failover when it is proven gone, and nothing in between. */
final class PromotePlanner {
    private final ApprovalSettings approvals;
    private final FencingSettings fencing;

    PromotePlanner(ApprovalSettings approvals, FencingSettings fencing) {
        this.approvals = approvals;
        this.fencing = fencing;
    }

    Proposal plan(Intent.Promote intent, Inspection inspection) {
        NodeObservation target = inspection.assessment().view().of(intent.node());
        PrimaryPresence presence = PrimaryPresence.judge(inspection, intent.node());
        if (presence instanceof PrimaryPresence.Several) {
            return new Proposal.Refused(
                    intent,
                    List.of(noPrimaryProof(presence, intent.node())),
                    List.of("/replica status " + intent.cluster()));
        }
        if (!(target instanceof Standby candidate)) {
            return new Proposal.Refused(
                    intent, List.of(notAStandby(intent, target, inspection)), instead(intent, target));
        }
        CheckList checks = new CheckList();
        CandidateChecks.add(checks, candidate, inspection);
        if (presence instanceof PrimaryPresence.Alive alive) {
            CandidateChecks.addBeside(alive.primary().node(), checks, candidate, inspection);
            return new Switchover(intent, inspection, candidate, alive.primary(), fencing).propose(checks, approvals);
        }
        if (presence instanceof PrimaryPresence.Gone gone) {
            CandidateChecks.addBeside(gone.node(), checks, candidate, inspection);
            return new Failover(intent, inspection, candidate, gone, fencing).propose(checks, approvals);
        }
        if (presence instanceof PrimaryPresence.Unseen unseen && fencing.proof().isPresent()) {
            CandidateChecks.addBeside(unseen.node(), checks, candidate, inspection);
            return new UnseenFailover(intent, inspection, candidate, unseen, fencing).propose(checks, approvals);
        }
        checks.add(noPrimaryProof(presence, intent.node()));
        return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
    }

    static Check notAStandby(Intent intent, NodeObservation target, Inspection inspection) {
        String name = "target-is-a-standby";
        if (target instanceof NodeObservation.Primary) {
            return Check.block(name, intent.node() + " is the primary already.", Standbys.exchangeRoles(inspection));
        }
        if (target instanceof NodeObservation.Down down) {
            return Check.block(
                    name,
                    intent.node() + " is down: " + down.reason().words() + " (" + down.detail() + ").",
                    "Start it first: /replica start " + intent.node() + ".");
        }
        if (target instanceof NodeObservation.Unknown unknown) {
            return Check.unknown(
                    name,
                    intent.node() + " cannot be judged: " + unknown.reason().words() + " (" + unknown.detail() + ").",
                    "Repair the bot's way to it; nothing is promoted that was not seen.");
        }
        return Check.unknown(
                name,
                intent.node() + " takes no connections (hot_standby = off), so that its WAL cannot be compared.",
                "Set hot_standby = on there and restart it, or promote another standby.");
    }

    private static List<String> instead(Intent.Promote intent, NodeObservation target) {
        return target instanceof NodeObservation.Down
                ? List.of("/replica start " + intent.node())
                : List.of("/replica status " + intent.cluster());
    }

    static Check noPrimaryProof(PrimaryPresence presence, String target) {
        if (presence instanceof PrimaryPresence.Several several) {
            return Check.block(
                    "no-other-primary",
                    "The cluster is split: " + String.join(" and ", several.nodes())
                            + " are primaries of different histories.",
                    "Decide which one to keep and stop the other; nothing is promoted meanwhile.");
        }
        if (presence instanceof PrimaryPresence.NotProven unproven) {
            return Check.unknown("primary-proven-gone", capitalised(unproven.why()) + ".", unproven.hint());
        }
        if (presence instanceof PrimaryPresence.Unseen unseen) {
            return Check.unknown(
                    "primary-proven-gone",
                    "The machine of " + unseen.node() + " cannot be asked (" + unseen.reason() + "): it may be alive.",
                    PrimaryPresence.makeSure(unseen.node())
                            + " Only if that is out of reach: /replica promote-unfenced " + target + ".");
        }
        return Check.unknown(
                "primary-proven-gone",
                "The bot never saw this cluster's primary, and more than one node may have been it.",
                "Start the node that was the primary, or look on the machines themselves.");
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
