package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.ServerStep.PauseReplay;
import io.understudy.replication.plan.ServerStep.ResumeReplay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a pause of replay with an end: the standby goes on receiving, and shows its data as it is now. */
final class PausePlanner {
    private final ApprovalSettings approvals;

    PausePlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.PauseReplay intent, Inspection inspection) {
        return plan(intent, intent.length(), approvals.forLoss(new Loss.Nothing()), inspection);
    }

    /** The configuration has approved it already. */
    Proposal plan(Intent.HoldReplay intent, Inspection inspection) {
        return plan(intent, intent.length(), approvals.forHarmless(), inspection);
    }

    private static Proposal plan(Intent intent, Duration length, ApprovalRule approval, Inspection inspection) {
        CheckList checks = new CheckList();
        Optional<Standby> standby = Standbys.required(intent, inspection, checks);
        standby.ifPresent(one -> {
            notPaused(one, inspection, checks);
            commits(one, inspection, checks);
            others(one, inspection, checks);
        });
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        return new Proposal.Ready(planned(intent, length, approval, inspection, checks));
    }

    private static Plan planned(
            Intent intent, Duration length, ApprovalRule approval, Inspection inspection, CheckList checks) {
        List<Step> steps = List.of(new PauseReplay(intent.node(), length));
        List<Step> retreat = List.of(new ResumeReplay(intent.node()));
        List<String> risks = new ArrayList<>();
        risks.add("Reads on " + intent.node() + " become stale, and its disk keeps all WAL that it receives.");
        checks.warnings().forEach(warning -> risks.add(warning.sentence()));
        return new Plan(
                intent,
                "pause",
                "Pause replay on " + intent.node() + " for " + length.toMinutes() + " min",
                steps,
                retreat,
                List.of(
                        new Fact(
                                "Ends",
                                "by itself after " + length.toMinutes() + " min, or with /replica resume "
                                        + intent.node()),
                        new Fact("Free on its disk", free(inspection.hosts().get(intent.node())))),
                checks.all(),
                risks,
                new Loss.Nothing(),
                0,
                "/replica resume " + intent.node(),
                approval,
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    private static String free(HostFinding machine) {
        return machine instanceof HostFinding.Seen seen
                ? Bytes.words(seen.freeBytes())
                : "unknown, its machine could not be asked";
    }

    private static void notPaused(Standby standby, Inspection inspection, CheckList checks) {
        checks.require(
                standby.pause() == ReplayPause.NOT_PAUSED,
                "not-paused-already",
                "replay on " + standby.node() + " goes on",
                "Replay on " + standby.node() + " is paused already"
                        + inspection
                                .pauseOf(standby.node())
                                .map(lease -> ", " + lease.words())
                                .orElse("") + ".",
                "To let it go on: /replica resume " + standby.node() + ".");
    }

    /** With {@code remote_apply}, commits wait for replay, not for receipt. */
    private static void commits(Standby standby, Inspection inspection, CheckList checks) {
        boolean waitsForReplay = inspection
                .assessment()
                .view()
                .solePrimary()
                .map(primary -> inspection.details().get(primary.node()))
                .map(NodeDetails::settings)
                .filter(settings ->
                        settings.getOrDefault("synchronous_commit", "on").equals("remote_apply"))
                .isPresent();
        checks.require(
                !waitsForReplay
                        || Synchrony.waitsFor(standby.node(), inspection).isEmpty(),
                "commits-will-not-wait",
                "no commit waits for replay on " + standby.node(),
                "With synchronous_commit = remote_apply every commit would wait until " + standby.node()
                        + " replays again.",
                "Pause a standby that is not synchronous.");
    }

    private static void others(Standby standby, Inspection inspection, CheckList checks) {
        boolean another = inspection.assessment().standbys().stream()
                .filter(one -> !one.node().equals(standby.node()))
                .map(AStandby::state)
                .anyMatch(StandbyState.STREAMING::equals);
        List<String> all = inspection.assessment().view().nodes().stream()
                .map(NodeObservation::node)
                .filter(node -> !node.equals(standby.node()))
                .toList();
        checks.prefer(
                another,
                "another-standby-replays",
                "another standby streams and replays",
                standby.node() + " is the only standby that streams: while it is paused, a failover replays the rest"
                        + " first.",
                all.size() > 1 ? "Bring another standby back first." : "Keep the pause short.");
    }
}
