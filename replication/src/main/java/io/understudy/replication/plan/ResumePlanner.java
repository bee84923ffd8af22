package io.understudy.replication.plan;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.ServerStep.ResumeReplay;
import java.util.List;
import java.util.Optional;

/** Plans that replay goes on: for a person, or because a pause of ours has ended. Never where a setting holds it. */
final class ResumePlanner {
    /** From 14 on, a lower setting pauses replay instead of ending the server. */
    private static final int HELD_SINCE = 14;

    private final ApprovalSettings approvals;

    ResumePlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.ResumeReplay intent, Inspection inspection) {
        CheckList checks = new CheckList();
        Standbys.required(intent, inspection, checks).ifPresent(standby -> {
            cause(standby, inspection, checks);
            checks.require(
                    standby.pause() != ReplayPause.NOT_PAUSED,
                    "paused",
                    "replay on " + standby.node() + " is paused",
                    "Replay on " + standby.node() + " is not paused.",
                    "Nothing to do.");
        });
        return proposal(intent, inspection, checks, "Resume replay on " + intent.node());
    }

    /** What is not paused any more, or a primary by now, needs nothing done: the plan records that the pause is over. */
    Proposal plan(Intent.EndPause intent, Inspection inspection) {
        CheckList checks = new CheckList();
        if (!(inspection.assessment().view().of(intent.node()) instanceof Primary)) {
            Standbys.required(intent, inspection, checks)
                    .filter(standby -> standby.pause() != ReplayPause.NOT_PAUSED)
                    .ifPresent(standby -> cause(standby, inspection, checks));
        }
        return proposal(
                intent,
                inspection,
                checks,
                "Resume replay on " + intent.node() + ", since the pause of request " + intent.request() + " is over");
    }

    private Proposal proposal(Intent intent, Inspection inspection, CheckList checks, String headline) {
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        List<Step> steps = List.of(new ResumeReplay(intent.node()));
        return new Proposal.Ready(new Plan(
                intent,
                "resume",
                headline,
                steps,
                List.of(),
                List.of(new Fact(
                        "Paused",
                        inspection
                                .pauseOf(intent.node())
                                .map(PauseLease::words)
                                .orElse("not by the bot, nobody knows why"))),
                checks.all(),
                checks.warnings().stream().map(Check::sentence).toList(),
                new Loss.Nothing(),
                0,
                "/replica pause " + intent.node(),
                approvals.forHarmless(),
                Fingerprints.of(intent, steps, List.of(), inspection)));
    }

    /** Such a pause reads like a person's, and resuming shuts the standby down. */
    private static void cause(Standby standby, Inspection inspection, CheckList checks) {
        Optional<AStandby> judged = inspection.assessment().standby(standby.node());
        boolean held = judged.map(AStandby::state)
                .filter(StandbyState.PAUSED_BY_PARAMETER::equals)
                .isPresent();
        checks.require(
                !held,
                "not-held-by-a-setting",
                "no setting of " + standby.node() + " is known to hold replay",
                "Replay on " + standby.node() + " is held by a setting that is lower than the primary's: "
                        + judged.flatMap(AStandby::why).orElse("") + ". Resuming would shut the server down.",
                "Raise it on " + standby.node() + ", then: /replica restart " + standby.node() + ".");
        boolean compared = inspection.details().containsKey(standby.node())
                && inspection
                        .assessment()
                        .view()
                        .solePrimary()
                        .filter(primary -> inspection.details().containsKey(primary.node()))
                        .isPresent();
        if (standby.facts().majorVersion() >= HELD_SINCE && !compared) {
            checks.add(unknownCause(standby, inspection));
        }
    }

    private static Check unknownCause(Standby standby, Inspection inspection) {
        String sentence = "The settings of " + standby.node() + " and of the primary could not be compared: one of them"
                + " may hold replay, and resuming would shut the server down.";
        return inspection.pauseOf(standby.node()).isPresent()
                ? Check.warn("cause-known", sentence, "The pause is the bot's own; compare the settings if you can.")
                : Check.unknown(
                        "cause-known", sentence, "Compare max_connections and its like with the primary's first.");
    }
}
