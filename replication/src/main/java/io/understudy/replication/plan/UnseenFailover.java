package io.understudy.replication.plan;

import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.FenceStep.RunHook;
import io.understudy.replication.plan.PrimaryPresence.Unseen;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The old primary's machine cannot be asked, and no standby streams from it: a hook of the operator's proves the fence, or
 * two people take the risk in words.
 *
 * @param intent a {@link Intent.Promote} with a hook that proves, or a {@link Intent.PromoteUnfenced}
 */
record UnseenFailover(Intent intent, Inspection inspection, Standby candidate, Unseen old, FencingSettings fencing) {
    Proposal propose(CheckList checks, ApprovalSettings approvals) {
        checks.add(
                risky()
                        ? Check.warn(
                                "primary-fenced",
                                "Nothing proves that " + old.node() + " is fenced: its machine cannot be asked ("
                                        + old.reason() + ").",
                                "Cut its power or its network by hand first if you can.")
                        : Check.pass(
                                "primary-fenced",
                                "the hook " + fencing.proof().orElseThrow().name() + " proves the fence of "
                                        + old.node() + ", or nothing is promoted"));
        new FailoverChecks(inspection, candidate, new OldPrimary(old.node(), Optional.empty())).add(checks);
        Followers followers = Followers.of(inspection, candidate);
        SuccessionChecks.add(checks, followers, followers.names(), inspection);
        return checks.forbids()
                ? new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()))
                : new Proposal.Ready(planned(checks, approvals, followers));
    }

    private boolean risky() {
        return intent instanceof Intent.PromoteUnfenced;
    }

    private Plan planned(CheckList checks, ApprovalSettings approvals, Followers followers) {
        Loss loss = Loss.sinceSighting(inspection, old.node(), candidate);
        List<Step> steps = steps(followers);
        List<Step> retreat = followers.slotsDropped(followers.pointed());
        return new Plan(
                intent,
                risky() ? "failover without a fence" : "failover",
                "Promote " + candidate.node() + " to primary of " + intent.cluster() + " without the machine of "
                        + old.node(),
                steps,
                retreat,
                facts(),
                checks.all(),
                risks(checks),
                loss,
                approvals.limitFor(loss),
                "none: when " + old.node() + " is back, /replica rebuild " + old.node(),
                risky() ? approvals.forRisk(risk()) : approvals.forPromotion(loss, checks),
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    private String risk() {
        return old.node() + " may still take writes";
    }

    private List<Step> steps(Followers followers) {
        String to = candidate.node();
        List<Step> steps = new ArrayList<>(OwnPause.ended(candidate, inspection));
        steps.addAll(
                risky()
                        ? fencing.besideTheMachine(followers.spec(), old.node(), to)
                        : fencing.withoutTheMachine(followers.spec(), old.node(), to));
        steps.addAll(followers.slots());
        steps.add(promotion(followers));
        steps.add(new VerifyPrimary(to));
        steps.addAll(followers.repointed());
        steps.addAll(fencing.afterPromotion(followers.spec(), to));
        steps.addAll(followers.awaited());
        steps.addAll(followers.uselessSlotsDropped());
        return steps;
    }

    /** Where people take the risk, the hooks that prove have failed them already, and are left out. */
    private PromoteUnseen promotion(Followers followers) {
        Optional<RunHook> proof = fencing.proof()
                .filter(hook -> !risky())
                .map(hook -> hook.about(
                        followers.spec().requireNode(old.node()),
                        followers.spec().name(),
                        candidate.node()));
        return new PromoteUnseen(
                candidate.node(),
                old.node(),
                inspection.timelineOf(candidate.node()),
                proof.map(RunHook::check).orElse(List.of()),
                proof.map(RunHook::timeLimit).orElse(Duration.ZERO));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Old primary", old.node() + " · its machine cannot be asked: " + old.reason()));
        facts.add(new Fact("Candidate", candidate.node() + " has WAL up to " + candidate.have()));
        facts.addAll(Provisions.of(inspection));
        facts.add(new Fact("First offer", "repair the way to " + old.node() + ", which loses nothing"));
        return facts;
    }

    private List<String> risks(CheckList checks) {
        List<String> risks = new ArrayList<>();
        if (risky()) {
            risks.add(risk() + ": clients that still reach it are told that their commits are safe, and they are lost"
                    + " when it is rebuilt.");
        }
        checks.warnings().forEach(warning -> risks.add(warning.sentence()));
        return risks;
    }
}
