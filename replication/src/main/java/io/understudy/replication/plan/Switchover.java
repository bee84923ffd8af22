package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.HandoverStep.AwaitStopped;
import io.understudy.replication.plan.OutcomeStep.ConfirmOutcome;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.AwaitLastWal;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DisarmStandby;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.util.ArrayList;
import java.util.List;

/**
 * The primary is well: it is stopped cleanly, and the candidate takes over only when it has everything. The old primary
 * is prepared before its stop, so that it can only come back as a standby and follows without a rewind.
 */
record Switchover(
        Intent.Promote intent, Inspection inspection, Standby candidate, Primary old, FencingSettings fencing) {
    /** The default of 5 s now and then delays a promotion by as much. */
    private static final String RETRY = "wal_retrieve_retry_interval";
    /** A standby or receiver that hangs would hold the stop for as long: at its default a minute. */
    private static final String PATIENCE_WITH_RECEIVERS = "wal_sender_timeout";

    Proposal propose(CheckList checks, ApprovalSettings approvals) {
        new SwitchoverChecks(inspection, candidate, old).add(checks);
        Followers followers = Followers.of(inspection, candidate);
        List<String> standbys = new ArrayList<>(List.of(old.node()));
        standbys.addAll(followers.names());
        SuccessionChecks.add(checks, followers, standbys, inspection);
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        Loan retry = Loan.of(inspection, candidate.node(), RETRY, "10ms");
        Loan patience = Loan.of(inspection, old.node(), PATIENCE_WITH_RECEIVERS, "1s");
        List<Step> steps = steps(followers, retry, patience);
        List<Step> retreat = retreat(followers, retry, patience);
        Loss loss = new Loss.Nothing();
        return new Proposal.Ready(new Plan(
                intent,
                "switchover",
                "Promote " + candidate.node() + " to primary of " + intent.cluster() + "; " + old.node()
                        + " becomes its standby",
                steps,
                retreat,
                facts(),
                checks.all(),
                risks(),
                loss,
                0,
                "/replica promote " + old.node(),
                approvals.forPromotion(loss, checks),
                Fingerprints.of(intent, steps, retreat, inspection)));
    }

    private List<Step> steps(Followers followers, Loan retry, Loan patience) {
        String to = candidate.node();
        String slot = followers.slotOf(old.node());
        List<Step> steps = new ArrayList<>(OwnPause.ended(candidate, inspection));
        steps.add(new CreateSlot(to, slot));
        steps.addAll(followers.slots());
        steps.add(retry.taken());
        steps.add(new ArmAsStandby(old.node(), to, slot));
        steps.add(new Checkpoint(old.node()));
        steps.add(patience.taken());
        steps.add(new StopPrimary(old.node()));
        steps.add(new AwaitLastWal(to, old.node()));
        steps.add(new PromoteStandby(to, old.node(), inspection.timelineOf(to)));
        steps.add(new VerifyPrimary(to));
        steps.add(new StartServer(old.node()));
        steps.add(patience.givenBack());
        steps.add(retry.givenBack());
        steps.addAll(followers.repointed());
        steps.addAll(fencing.afterPromotion(followers.spec(), to));
        steps.add(new AwaitStreaming(old.node(), to));
        steps.addAll(followers.awaited());
        steps.add(new ConfirmOutcome(to, old.node()));
        steps.add(new DropSlot(old.node(), followers.slotOf(to)));
        followers.pointed().forEach(one -> steps.add(new DropSlot(old.node(), followers.slotOf(one))));
        steps.addAll(followers.uselessSlotsDropped());
        return steps;
    }

    private List<Step> retreat(Followers followers, Loan retry, Loan patience) {
        List<String> created = new ArrayList<>(List.of(old.node()));
        created.addAll(followers.pointed());
        List<Step> retreat = new ArrayList<>();
        retreat.add(new DisarmStandby(old.node()));
        retreat.add(new AwaitStopped(old.node()));
        retreat.add(new StartServer(old.node()));
        retreat.add(patience.givenBack());
        retreat.add(new VerifyPrimary(old.node()));
        retreat.add(retry.givenBack());
        retreat.addAll(followers.slotsDropped(created));
        return retreat;
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "Primary now",
                old.node() + " · " + old.facts().version() + " · timeline "
                        + old.facts().timeline()));
        facts.add(new Fact(
                "Candidate",
                candidate.node() + " · " + Bytes.words(old.current().bytesAfter(candidate.have())) + " behind"));
        facts.add(ClientAddress.of(inspection.assessment().view().spec()));
        facts.add(new Fact("Writes stop", "from the stop of " + old.node() + " to the promotion, about 0.2 s"));
        facts.addAll(Provisions.of(inspection));
        return facts;
    }

    private static List<String> risks() {
        return List.of("Clients that are connected to the old primary are disconnected.");
    }
}
