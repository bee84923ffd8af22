package io.understudy.replication.plan;

import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.WalSender;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import io.understudy.replication.plan.ServerStep.RestartServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a fast stop and start of a running server. */
final class RestartPlanner {
    private final ApprovalSettings approvals;

    RestartPlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.Restart intent, Inspection inspection) {
        NodeObservation seen = inspection.assessment().view().of(intent.node());
        CheckList checks = new CheckList();
        checks.require(
                seen.server().isPresent(),
                "server-answers",
                intent.node() + " answers",
                intent.node() + " does not answer, so that nobody knows what a restart would end.",
                "If it is down, start it: /replica start " + intent.node() + ".");
        if (seen.server().isPresent()) {
            new RestartChecks(inspection, seen).add(checks);
        }
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), instead(intent, seen));
        }
        return new Proposal.Ready(planned(intent, inspection, checks, seen));
    }

    private static List<String> instead(Intent.Restart intent, NodeObservation seen) {
        return seen instanceof NodeObservation.Down
                ? List.of("/replica start " + intent.node())
                : List.of("/replica status " + intent.cluster());
    }

    private Plan planned(Intent.Restart intent, Inspection inspection, CheckList checks, NodeObservation seen) {
        boolean primary = seen instanceof Primary;
        List<Step> steps = steps(inspection, seen);
        List<Step> retreat = List.of(new StartServer(intent.node()));
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "restart",
                "Restart " + intent.node() + ", " + (primary ? "the primary" : "a standby") + " of " + intent.cluster(),
                steps,
                retreat,
                facts(inspection, seen),
                checks.all(),
                risks(checks, intent.node()),
                loss,
                0,
                "none is needed: it runs again as before",
                primary ? approvals.forLoss(loss) : approvals.forHarmless(),
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    private static List<Step> steps(Inspection inspection, NodeObservation seen) {
        ClusterView view = inspection.assessment().view();
        List<Step> steps = new ArrayList<>();
        if (seen instanceof Primary) {
            steps.add(new Checkpoint(seen.node()));
            steps.add(new RestartServer(seen.node()));
            steps.add(new VerifyPrimary(seen.node()));
        } else {
            steps.add(new RestartServer(seen.node()));
            view.upstreamOf(seen.node()).ifPresent(up -> steps.add(new AwaitStreaming(seen.node(), up)));
        }
        view.standbys().stream()
                .filter(one -> view.upstreamOf(one.node()).equals(Optional.of(seen.node())))
                .forEach(one -> steps.add(new AwaitStreaming(one.node(), seen.node())));
        return steps;
    }

    private static List<Fact> facts(Inspection inspection, NodeObservation seen) {
        List<Fact> facts = new ArrayList<>();
        List<String> pending = Optional.ofNullable(inspection.details().get(seen.node()))
                .map(NodeDetails::pendingRestart)
                .orElse(List.of());
        facts.add(new Fact(
                "Takes effect", pending.isEmpty() ? "no setting awaits a restart" : String.join(", ", pending)));
        if (seen instanceof Primary) {
            facts.add(new Fact("Writes stop", "from its stop to its start, usually 1 to 5 s"));
        }
        List<String> below = seen.senders().stream()
                .filter(WalSender::isStandby)
                .map(WalSender::applicationName)
                .toList();
        if (!below.isEmpty()) {
            facts.add(new Fact("Wait meanwhile", String.join(", ", below)));
        }
        return facts;
    }

    private static List<String> risks(CheckList checks, String node) {
        List<String> risks = new ArrayList<>();
        risks.add("Clients that are connected to " + node + " are disconnected.");
        checks.warnings().forEach(warning -> risks.add(warning.sentence()));
        return risks;
    }
}
