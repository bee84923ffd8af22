package io.understudy.replication.plan;

import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.FenceStep.EndHungServer;
import io.understudy.replication.plan.FenceStep.ForbidAutostart;
import java.util.List;

/** Plans the fence of a dead server, or of one that hangs. What lives is never stopped by it. */
record FencePlanner(ApprovalSettings approvals) {
    Proposal plan(Intent.Fence intent, Inspection inspection) {
        String node = intent.node();
        HostFinding host = inspection.hosts().get(node);
        if (inspection.isFenced(node)) {
            return refused(intent, Check.block("not-fenced", node + " is fenced already.", "Nothing to do."));
        }
        if (!(host instanceof HostFinding.Seen machine)) {
            String why = host instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
            return refused(
                    intent,
                    Check.unknown(
                            "machine-reachable",
                            "The machine of " + node + " cannot be asked: " + why + ".",
                            "Repair the bot's way to it, or cut its power or its network by hand."));
        }
        if (machine.postmaster() instanceof Postmaster.Running) {
            return refused(intent, lives(inspection, node));
        }
        return new Proposal.Ready(planned(intent, inspection, machine));
    }

    private static Proposal refused(Intent.Fence intent, Check check) {
        return new Proposal.Refused(intent, List.of(check), List.of("/replica status " + intent.cluster()));
    }

    private static Check lives(Inspection inspection, String node) {
        boolean primary = inspection.assessment().view().of(node) instanceof NodeObservation.Primary;
        boolean well = inspection
                .assessment()
                .standby(node)
                .filter(standby -> standby.state().standing() == StandbyState.Standing.WELL)
                .isPresent();
        return Check.block(
                "server-is-dead-or-hangs",
                "A server process of " + node + " runs: a fence stops nothing that lives.",
                primary
                        ? Standbys.exchangeRoles(inspection)
                        : well
                                ? "Nothing to do: it is a standby and streams."
                                : "Bring it back as a standby: /replica rebuild " + node + ".");
    }

    private Plan planned(Intent.Fence intent, Inspection inspection, HostFinding.Seen machine) {
        String node = intent.node();
        boolean hangs = machine.postmaster() instanceof Postmaster.Frozen;
        Check found = Check.pass(
                "server-is-dead-or-hangs",
                hangs ? "the server process of " + node + " hangs" : "no server process of " + node + " is left");
        List<Step> steps = hangs
                ? List.of(new EndHungServer(node), new ForbidAutostart(node))
                : List.of(new ForbidAutostart(node));
        return new Plan(
                intent,
                "fence",
                "Fence " + node + (hangs ? ", which hangs: its sessions are ended, its server cannot start" : ""),
                steps,
                List.of(),
                facts(machine),
                List.of(found),
                hangs
                        ? List.of("Whoever is connected to " + node + " loses the transaction that is not committed.")
                        : List.of(),
                new Loss.Nothing(),
                0,
                "/replica unfence " + node,
                hangs ? approvals.forRisk("end every session of " + node) : approvals.forLoss(new Loss.Nothing()),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }

    private static List<Fact> facts(HostFinding.Seen machine) {
        return machine.postmaster() instanceof Postmaster.Frozen frozen
                ? List.of(
                        new Fact(
                                "Server",
                                "process " + frozen.pid() + " on " + machine.hostname() + " is stopped by a signal"),
                        new Fact(
                                "First offer",
                                "let it go on, which loses nothing: kill -CONT " + frozen.pid() + " on "
                                        + machine.hostname()))
                : List.of(new Fact("Machine", machine.hostname()));
    }
}
