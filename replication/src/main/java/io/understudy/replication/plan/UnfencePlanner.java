package io.understudy.replication.plan;

import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.ReplicationStep.DisarmStandby;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans to let a fenced node's server be started again: as the primary if it was the last one and nobody took over, else
 * as the standby that the fence made of it.
 */
record UnfencePlanner(ApprovalSettings approvals) {
    Proposal plan(Intent.Unfence intent, Inspection inspection) {
        CheckList checks = new CheckList();
        Optional<DataDirectory.Cluster> data = data(intent, inspection, checks);
        if (!checks.forbids()) {
            checks.require(
                    isFenced(intent, inspection, data),
                    "is-fenced",
                    intent.node() + " is fenced",
                    intent.node() + " is not fenced.",
                    inspection.assessment().view().of(intent.node()).server().isPresent()
                            ? "Nothing to do: it runs."
                            : "Nothing to do; start it: /replica start " + intent.node() + ".");
        }
        if (!checks.forbids() && data.isPresent()) {
            asWhat(intent, inspection, data.get(), checks);
        }
        return checks.forbids()
                ? new Proposal.Refused(intent, checks.objections(), instead(intent, checks))
                : new Proposal.Ready(planned(intent, inspection, data, checks));
    }

    private static Optional<DataDirectory.Cluster> data(Intent intent, Inspection inspection, CheckList checks) {
        HostFinding host = inspection.hosts().get(intent.node());
        if (host instanceof HostFinding.Seen seen) {
            checks.add(Check.pass("machine-reachable", "the machine " + seen.hostname() + " answers"));
            return seen.directory() instanceof DataDirectory.Cluster data ? Optional.of(data) : Optional.empty();
        }
        String why = host instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
        checks.add(Check.unknown(
                "machine-reachable",
                "The machine of " + intent.node() + " cannot be asked: " + why + ".",
                "Repair the bot's way to it: understudy check."));
        return Optional.empty();
    }

    /** Also half of a fence: a dead primary that was armed as a standby before the fence failed. */
    private static boolean isFenced(Intent intent, Inspection inspection, Optional<DataDirectory.Cluster> data) {
        return inspection.isFenced(intent.node())
                || data.filter(found -> isArmedPrimary(intent, inspection, found))
                        .isPresent();
    }

    private static boolean isArmedPrimary(Intent intent, Inspection inspection, DataDirectory.Cluster data) {
        NodeObservation seen = inspection.assessment().view().of(intent.node());
        return data.standbySignal()
                && seen.server().isEmpty()
                && inspection.assessment().view().primaries().isEmpty()
                && inspection
                        .lastPrimary()
                        .map(PrimarySighting::node)
                        .filter(intent.node()::equals)
                        .isPresent();
    }

    /** What would start as a primary must be the only and the newest one. */
    private static void asWhat(Intent intent, Inspection inspection, DataDirectory.Cluster data, CheckList checks) {
        if (!data.standbySignal() || isArmedPrimary(intent, inspection, data)) {
            Intent.Start start = new Intent.Start(intent.cluster(), intent.node(), intent.reason());
            new StartChecks(start, inspection, data).ofAPrimary(checks);
        } else {
            checks.add(Check.pass("starts-as-standby", intent.node() + " can only start as a standby"));
        }
    }

    private static List<String> instead(Intent intent, CheckList checks) {
        boolean second = checks.objections().stream()
                .anyMatch(check ->
                        check.name().equals("no-other-primary") || check.name().equals("newest-timeline"));
        return second ? List.of("/replica rebuild " + intent.node()) : List.of("/replica status " + intent.cluster());
    }

    private Plan planned(
            Intent.Unfence intent, Inspection inspection, Optional<DataDirectory.Cluster> data, CheckList checks) {
        String node = intent.node();
        boolean disarm =
                data.filter(found -> isArmedPrimary(intent, inspection, found)).isPresent();
        boolean standby = data.filter(DataDirectory.Cluster::standbySignal).isPresent() && !disarm;
        List<Step> steps = new ArrayList<>();
        if (disarm) {
            steps.add(new DisarmStandby(node));
        }
        steps.add(new AllowAutostart(node));
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "unfence",
                "Let " + node + " be started again"
                        + (data.isEmpty() ? "" : standby ? " as a standby" : " as the primary"),
                steps,
                List.of(),
                List.of(new Fact("Fence", evidence(inspection, node)), new Fact("Next", "/replica start " + node)),
                checks.all(),
                checks.warnings().stream().map(Check::sentence).toList(),
                loss,
                0,
                "/replica fence " + node,
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }

    private static String evidence(Inspection inspection, String node) {
        return inspection.autostarts().get(node) instanceof Autostart.Forbidden forbidden
                ? forbidden.evidence()
                : "an operation fenced it, and its machine does not show it any more";
    }
}
