package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.AwaitLastWal;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DisarmStandby;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.Repoint;
import io.understudy.replication.plan.ReplicationStep.ResetParameter;
import io.understudy.replication.plan.ReplicationStep.SetParameter;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.util.ArrayList;
import java.util.List;

/**
 * The primary is well: it is stopped cleanly, and the candidate takes over only when it has everything. The old primary
 * is prepared before its stop, so that it can only come back as a standby and follows without a rewind.
 */
record Switchover(Intent.Promote intent, Inspection inspection, Standby candidate, Primary old) {
    private static final long SMALL_LAG_BYTES = 1L << 24;
    /** The default of 5 s now and then delays a promotion by as much. */
    private static final String RETRY = "wal_retrieve_retry_interval";

    Proposal propose(CheckList checks, ApprovalSettings approvals) {
        check(checks);
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        List<Step> steps = steps();
        List<Step> retreat = retreat();
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
                risks(checks),
                loss,
                0,
                "/replica promote " + old.node(),
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, retreat, inspection)));
    }

    private void check(CheckList checks) {
        StandbyState state = inspection
                .assessment()
                .standby(candidate.node())
                .map(AStandby::state)
                .orElse(StandbyState.UNREACHABLE);
        checks.require(
                state.standing() != StandbyState.Standing.BROKEN
                        && candidate.receiver().isPresent(),
                "candidate-streams",
                candidate.node() + " streams from " + old.node(),
                candidate.node() + " " + state.words() + ", while the primary " + old.node() + " is alive and well.",
                "Promoting it now would make two primaries. Let it catch up first, or rebuild it: /replica rebuild "
                        + candidate.node() + ".");
        long behind = old.current().bytesAfter(candidate.replayed().orElse(Lsn.NONE));
        checks.require(
                behind <= SMALL_LAG_BYTES,
                "lag-is-small",
                candidate.node() + " is " + behind + " B behind",
                candidate.node() + " is " + behind + " B behind; writes would wait until it has replayed them.",
                "Wait until it is less than " + SMALL_LAG_BYTES + " B behind.");
        HostFinding host = inspection.hosts().get(old.node());
        checks.require(
                host instanceof HostFinding.Seen,
                "old-primary-can-be-stopped",
                "the bot reaches the machine of " + old.node(),
                "The bot cannot reach the machine of " + old.node() + ", so that it cannot stop it"
                        + (host instanceof HostFinding.Unseen unseen ? ": " + unseen.reason() : "") + ".",
                "Repair the bot's way to it: understudy check.");
        checks.require(
                !(host instanceof HostFinding.Seen seen && seen.postmaster() instanceof HostFinding.Postmaster.Frozen),
                "old-primary-not-frozen",
                "the server process of " + old.node() + " runs",
                "The server process of " + old.node() + " hangs (stopped by a signal); its sessions may still write.",
                "Let it go on (kill -CONT) or end it for good, then ask again.");
        checks.require(
                old.slots().stream().noneMatch(slot -> !slot.physical()),
                "no-logical-slots",
                "no logical slot would be lost",
                old.node() + " has logical slots, which do not survive a promotion.",
                "Drop them or move their subscriptions first.");
    }

    private List<Step> steps() {
        ClusterSpec spec = inspection.assessment().view().spec();
        String to = candidate.node();
        List<Standby> siblings = PromotePlanner.siblings(inspection, to);
        List<Step> steps = new ArrayList<>();
        steps.add(new CreateSlot(to, PromotePlanner.slotOf(spec, old.node())));
        siblings.forEach(one -> steps.add(new CreateSlot(to, PromotePlanner.slotOf(spec, one.node()))));
        steps.add(new SetParameter(to, RETRY, "10ms"));
        steps.add(new ArmAsStandby(old.node(), to, PromotePlanner.slotOf(spec, old.node())));
        steps.add(new Checkpoint(old.node()));
        steps.add(new StopPrimary(old.node()));
        steps.add(new AwaitLastWal(to, old.node()));
        steps.add(new PromoteStandby(to, old.node(), candidate.facts().timeline()));
        steps.add(new VerifyPrimary(to));
        steps.add(new StartServer(old.node()));
        siblings.forEach(one -> steps.add(new Repoint(one.node(), to, PromotePlanner.slotOf(spec, one.node()))));
        steps.add(new AwaitStreaming(old.node(), to));
        siblings.forEach(one -> steps.add(new AwaitStreaming(one.node(), to)));
        steps.add(new ResetParameter(to, RETRY));
        steps.add(new DropSlot(old.node(), PromotePlanner.slotOf(spec, to)));
        siblings.forEach(one -> steps.add(new DropSlot(old.node(), PromotePlanner.slotOf(spec, one.node()))));
        return steps;
    }

    private List<Step> retreat() {
        ClusterSpec spec = inspection.assessment().view().spec();
        return List.of(
                new DisarmStandby(old.node()),
                new StartServer(old.node()),
                new ResetParameter(candidate.node(), RETRY),
                new DropSlot(candidate.node(), PromotePlanner.slotOf(spec, old.node())));
    }

    private List<Fact> facts() {
        return List.of(
                new Fact(
                        "Primary now",
                        old.node() + " · " + old.facts().version() + " · timeline "
                                + old.facts().timeline()),
                new Fact(
                        "Candidate",
                        candidate.node() + " · " + old.current().bytesAfter(candidate.have()) + " B behind"),
                new Fact("Writes stop", "from the stop of " + old.node() + " to the promotion, about 0.2 s"));
    }

    private static List<String> risks(CheckList checks) {
        List<String> risks = new ArrayList<>();
        risks.add("Clients that are connected to the old primary are disconnected.");
        checks.warnings().forEach(warning -> risks.add(warning.sentence()));
        return risks;
    }
}
