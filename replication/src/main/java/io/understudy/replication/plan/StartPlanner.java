package io.understudy.replication.plan;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.NodeAssessment.ThePrimary;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import java.util.List;
import java.util.Optional;

/** Plans to start a server again where its data lies: the remedy that loses nothing. */
final class StartPlanner {
    private final ApprovalSettings approvals;

    StartPlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.Start intent, Inspection inspection) {
        CheckList checks = new CheckList();
        Optional<DataDirectory.Cluster> directory = startable(intent, inspection, checks);
        directory.ifPresent(data -> {
            StartChecks start = new StartChecks(intent, inspection, data);
            start.ofTheData(checks);
            if (!data.standbySignal()) {
                start.ofAPrimary(checks);
            }
        });
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), instead(intent, inspection));
        }
        return new Proposal.Ready(planned(intent, inspection, checks, directory.orElseThrow()));
    }

    private static Optional<DataDirectory.Cluster> startable(
            Intent.Start intent, Inspection inspection, CheckList checks) {
        String node = intent.node();
        if (runs(inspection.assessment().view().of(node))) {
            checks.add(Check.block(
                    "server-not-running",
                    node + " runs already.",
                    "Nothing to do; see /replica status " + intent.cluster() + "."));
            // Whatever is true of a running server is no further objection.
            return Optional.empty();
        }
        checks.add(Check.pass("server-not-running", node + " does not serve"));
        HostFinding host = inspection.hosts().get(node);
        if (!(host instanceof HostFinding.Seen machine)) {
            String why = host instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
            checks.add(Check.unknown(
                    "machine-reachable",
                    "The machine of " + node + " cannot be asked: " + why + ".",
                    "Repair the bot's way to it: understudy check."));
            return Optional.empty();
        }
        process(machine, inspection, checks);
        checks.add(fence(node, inspection));
        if (machine.directory() instanceof DataDirectory.Cluster cluster) {
            checks.add(Check.pass("data-is-there", "the data directory is " + cluster.realPath()));
            checks.add(ServiceCheck.of(spec(inspection, node), machine, cluster));
            return Optional.of(cluster);
        }
        checks.add(Check.block(
                "data-is-there",
                "There is no PostgreSQL data directory at "
                        + spec(inspection, node).postgres().dataDirectory() + " on " + node + ".",
                "Build it anew as a standby: /replica rebuild " + node + "."));
        return Optional.empty();
    }

    private static Check fence(String node, Inspection inspection) {
        return inspection.isFenced(node)
                ? Check.block(
                        "not-fenced",
                        node + " is fenced, so that it does not serve by accident.",
                        "Bring it back as a standby: /replica rebuild " + node + "; or let it start as it is:"
                                + " /replica unfence " + node + ".")
                : Check.pass("not-fenced", node + " is not fenced");
    }

    private static boolean runs(NodeObservation seen) {
        return seen.server().isPresent() || seen instanceof NodeObservation.WarmStandby;
    }

    private static void process(HostFinding.Seen machine, Inspection inspection, CheckList checks) {
        checks.require(
                machine.postmaster() instanceof Postmaster.Gone,
                "no-server-process",
                "no server runs on " + machine.hostname(),
                "A server process still runs on " + machine.hostname() + ", and does not answer as it should.",
                "It may be starting up, or hang: look at its log " + log(inspection, machine.node()) + ".");
        int survivors = machine.postmaster() instanceof Postmaster.Gone gone
                ? gone.survivors().size()
                : 0;
        checks.prefer(
                survivors == 0,
                "no-survivors",
                "no process of a dead server is left on " + machine.hostname(),
                survivors + " processes of the dead server still run on " + machine.hostname()
                        + "; it starts when they have ended.",
                "If they do not end within a minute, end them by hand.");
    }

    /** Where two claim to be it, none is waited for. */
    private static Optional<Primary> primary(Inspection inspection) {
        return inspection.assessment().primary().map(ThePrimary::seen);
    }

    private Plan planned(
            Intent.Start intent, Inspection inspection, CheckList checks, DataDirectory.Cluster directory) {
        boolean asStandby = directory.standbySignal();
        Optional<Primary> primary = primary(inspection);
        boolean harmless =
                checks.warnings().stream().noneMatch(warning -> warning.name().equals("every-node-seen"));
        List<Step> steps = asStandby && primary.isPresent()
                ? List.of(
                        new StartServer(intent.node()),
                        new AwaitStreaming(intent.node(), primary.get().node()))
                : asStandby
                        ? List.of(new StartServer(intent.node()))
                        : List.of(new StartServer(intent.node()), new VerifyPrimary(intent.node()));
        return new Plan(
                intent,
                "start",
                "Start " + intent.node() + " again as " + (asStandby ? "a standby" : "the primary") + " of "
                        + intent.cluster(),
                steps,
                List.of(),
                List.of(
                        new Fact("Data", directory.realPath()),
                        new Fact(
                                "Control file",
                                directory.control().state() + " · timeline "
                                        + directory.control().timeline())),
                checks.all(),
                List.of(),
                new Loss.Nothing(),
                0,
                "none is needed: it loses nothing",
                harmless ? approvals.forHarmless() : approvals.forLoss(new Loss.Nothing()),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }

    private static List<String> instead(Intent.Start intent, Inspection inspection) {
        if (inspection.isFenced(intent.node())) {
            return List.of("/replica rebuild " + intent.node(), "/replica unfence " + intent.node());
        }
        return inspection.assessment().view().of(intent.node()).server().isPresent()
                ? List.of("/replica status " + intent.cluster())
                : List.of("/replica rebuild " + intent.node());
    }

    private static NodeSpec spec(Inspection inspection, String node) {
        return inspection.assessment().view().spec().requireNode(node);
    }

    private static String log(Inspection inspection, String node) {
        return spec(inspection, node).postgres().serverLog();
    }
}
