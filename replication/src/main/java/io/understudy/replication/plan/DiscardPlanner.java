package io.understudy.replication.plan;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.plan.RebuildStep.RemoveKept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans the removal of what rebuilds kept: only what was kept long enough, and only while two copies are well. */
final class DiscardPlanner {
    private final ApprovalSettings approvals;
    private final RebuildSettings settings;

    DiscardPlanner(ApprovalSettings approvals, RebuildSettings settings) {
        this.approvals = approvals;
        this.settings = settings;
    }

    Proposal plan(Intent.Discard intent, Inspection inspection) {
        List<String> instead = List.of("/replica kept " + intent.cluster());
        CheckList checks = new CheckList();
        List<KeptData> kept = kept(intent, inspection, checks);
        List<KeptData> due = kept.stream()
                .filter(one ->
                        !until(one).isAfter(inspection.assessment().view().at()))
                .toList();
        checks.require(
                !due.isEmpty(),
                "kept-long-enough",
                due.size() + " of " + kept.size() + " were kept until their time",
                kept.isEmpty()
                        ? "Nothing of " + intent.node() + " is kept."
                        : "What is kept of " + intent.node() + " must stay until " + earliest(kept) + " at least.",
                "The time is the setting keep_for.");
        well(intent, inspection, checks);
        return checks.forbids()
                ? new Proposal.Refused(intent, checks.objections(), instead)
                : new Proposal.Ready(ready(intent, inspection, checks, kept, due));
    }

    private static List<KeptData> kept(Intent.Discard intent, Inspection inspection, CheckList checks) {
        HostFinding finding = inspection.hosts().get(intent.node());
        boolean seen = finding instanceof HostFinding.Seen host && host.directory() instanceof DataDirectory.Cluster;
        if (!seen) {
            checks.add(Check.unknown(
                    "machine-reachable",
                    "It could not be seen what is kept of " + intent.node() + " on its machine.",
                    "Repair the bot's way to it: understudy check."));
            return List.of();
        }
        return ((DataDirectory.Cluster) ((HostFinding.Seen) finding).directory())
                .layout()
                .kept();
    }

    private Instant until(KeptData kept) {
        return kept.since().plus(settings.keepFor());
    }

    private Instant earliest(List<KeptData> kept) {
        return kept.stream().map(this::until).min(Instant::compareTo).orElseThrow();
    }

    /** A primary and at least one standby are well, and the node is one of them. */
    private static void well(Intent.Discard intent, Inspection inspection, CheckList checks) {
        boolean onePrimary = inspection.assessment().view().primaries().size() == 1;
        boolean isPrimary = onePrimary
                && inspection.assessment().view().primaries().get(0).node().equals(intent.node());
        List<String> streaming = inspection.assessment().view().spec().nodeNames().stream()
                .filter(node -> inspection
                        .assessment()
                        .standby(node)
                        .map(AStandby::state)
                        .filter(state -> state.standing() == StandbyState.Standing.WELL)
                        .isPresent())
                .toList();
        checks.require(
                onePrimary && !streaming.isEmpty() && (isPrimary || streaming.contains(intent.node())),
                "two-copies-are-well",
                "the primary and " + String.join(", ", streaming) + " are well",
                "Nothing is removed while " + intent.node()
                        + " is not well together with another healthy copy: it may be needed.",
                "Mend the cluster first: /replica status " + intent.cluster() + ".");
    }

    private Plan ready(
            Intent.Discard intent, Inspection inspection, CheckList checks, List<KeptData> kept, List<KeptData> due) {
        List<Step> steps = due.stream()
                .map(one -> (Step) new RemoveKept(intent.node(), one.path()))
                .toList();
        List<Fact> facts = new ArrayList<>();
        kept.forEach(one -> facts.add(new Fact(
                one.path(),
                one.kind().words() + ", since " + one.since()
                        + (due.contains(one) ? ", to be removed" : ", stays until " + until(one)))));
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "discard",
                "Remove for good what was kept of " + intent.node() + " (" + due.size() + ")",
                steps,
                List.of(),
                facts,
                checks.all(),
                List.of("What is removed cannot be brought back."),
                loss,
                0,
                "none: what is removed is gone",
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }
}
