package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.OutcomeStep.ConfirmOutcome;
import io.understudy.replication.plan.PrimaryPresence.Gone;
import io.understudy.replication.plan.ReplicationStep.ConfirmLoss;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The primary is proven gone: it is fenced, the loss is read once more, and the candidate takes over. */
record Failover(Intent.Promote intent, Inspection inspection, Standby candidate, Gone gone, FencingSettings fencing) {
    Proposal propose(CheckList checks, ApprovalSettings approvals) {
        checks.add(Check.pass("primary-proven-gone", gone.proof()));
        new FailoverChecks(inspection, candidate, OldPrimary.of(gone)).add(checks);
        Followers followers = Followers.of(inspection, candidate);
        SuccessionChecks.add(checks, followers, followers.names(), inspection);
        Loss loss = loss();
        new LossChecks(inspection, candidate, gone.node(), loss).add(checks);
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica start " + gone.node()));
        }
        return new Proposal.Ready(planned(checks, approvals, loss, followers));
    }

    private Plan planned(CheckList checks, ApprovalSettings approvals, Loss loss, Followers followers) {
        long limit = approvals.limitFor(loss);
        List<Step> steps = steps(limit, loss, followers);
        // The fence stays: what let the old primary serve again would have to know that nothing was promoted.
        List<Step> retreat = followers.slotsDropped(followers.pointed());
        return new Plan(
                intent,
                "failover",
                "Promote " + candidate.node() + " to primary of " + intent.cluster() + ", since " + gone.node()
                        + " is gone",
                steps,
                retreat,
                facts(),
                checks.all(),
                risks(),
                loss,
                limit,
                "/replica rebuild " + gone.node() + ", then /replica promote " + gone.node(),
                approvals.forPromotion(loss, checks),
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    private Loss loss() {
        Lsn have = candidate.have();
        if (gone.host().directory() instanceof DataDirectory.Cluster cluster
                && cluster.walEnd().isPresent()) {
            return new Loss.Exact(cluster.walEnd().get().bytesAfter(have));
        }
        return Loss.sinceSighting(inspection, gone.node(), candidate);
    }

    private List<Step> steps(long limit, Loss loss, Followers followers) {
        String to = candidate.node();
        List<Step> steps = new ArrayList<>(OwnPause.ended(candidate, inspection));
        steps.add(new FenceDeadPrimary(gone.node(), followers.slotOf(gone.node()), to));
        LostTail tail = new LostTail(inspection, candidate, gone.host(), loss);
        steps.addAll(tail.saved());
        if (willBeReadable()) {
            steps.add(new ConfirmLoss(gone.node(), to, limit));
        }
        steps.addAll(fencing.besideTheMachine(followers.spec(), gone.node(), to));
        steps.addAll(followers.slots());
        steps.add(new PromoteStandby(to, gone.node(), inspection.timelineOf(to)));
        steps.add(new VerifyPrimary(to));
        steps.addAll(followers.repointed());
        steps.addAll(fencing.afterPromotion(followers.spec(), to));
        steps.addAll(followers.awaited());
        steps.addAll(followers.uselessSlotsDropped());
        steps.add(new ConfirmOutcome(to, gone.node()));
        steps.addAll(tail.listed());
        return steps;
    }

    /** Once the survivors are ended. Where it is not readable now, the approvers were told so: nothing to confirm. */
    private boolean willBeReadable() {
        return gone.host().directory() instanceof DataDirectory.Cluster data
                && (data.walEnd().isPresent() || !gone.survivors().isEmpty());
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Old primary", gone.node() + " · " + gone.proof()));
        inspection
                .lastPrimary()
                .ifPresent(seen -> facts.add(new Fact(
                        "Last seen",
                        seen.node() + " at " + seen.current() + ", "
                                + Duration.between(
                                                seen.at(),
                                                inspection.assessment().view().at())
                                        .toSeconds() + " s ago")));
        Optional.ofNullable(inspection.closer().behind().get(candidate.node()))
                .ifPresent(behind -> facts.add(new Fact(
                        "Loss in time", behind.toSeconds() + " s of writes before that, by the positions seen")));
        facts.add(new Fact("Candidate", candidate.node() + " has WAL up to " + candidate.have()));
        facts.add(ClientAddress.of(inspection.assessment().view().spec()));
        facts.addAll(Provisions.of(inspection));
        facts.add(new Fact("First offer", "start it again, which loses nothing: /replica start " + gone.node()));
        return facts;
    }

    private List<String> risks() {
        return List.of("What " + gone.node() + " alone has is not in the new primary; it stays on " + gone.node()
                + "'s disk and is saved aside by its rebuild.");
    }
}
