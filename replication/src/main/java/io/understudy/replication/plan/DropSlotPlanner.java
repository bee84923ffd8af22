package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.diagnose.SlotJudge;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ServerStep.DropNamedSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans to drop one slot that nobody uses: ours when no node needs it, a foreign one by its name, typed twice. */
final class DropSlotPlanner {
    private final ApprovalSettings approvals;

    DropSlotPlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.DropSlot intent, Inspection inspection) {
        NodeObservation server = inspection.assessment().view().of(intent.node());
        CheckList checks = new CheckList();
        Optional<SlotFinding> found = find(intent, inspection, server, checks);
        found.ifPresent(slot -> unused(slot, checks));
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica slots " + intent.cluster()));
        }
        return new Proposal.Ready(planned(intent, inspection, checks, found.orElseThrow()));
    }

    private static Optional<SlotFinding> find(
            Intent.DropSlot intent, Inspection inspection, NodeObservation server, CheckList checks) {
        checks.require(
                server.server().isPresent(),
                "server-answers",
                intent.node() + " answers",
                intent.node() + " does not answer: its slots cannot be seen.",
                "Repair the bot's way to it, or start it: /replica start " + intent.node() + ".");
        if (server.server().isEmpty()) {
            return Optional.empty();
        }
        Optional<SlotFinding> found = server.slots().stream()
                .filter(slot -> slot.name().equals(intent.slot()))
                .map(slot -> new SlotJudge(inspection.assessment().view()).judge(server, slot))
                .findFirst();
        List<String> names = server.slots().stream().map(slot -> slot.name()).toList();
        checks.require(
                found.isPresent(),
                "slot-is-there",
                "the slot " + intent.slot() + " is on " + intent.node(),
                "There is no slot '" + intent.slot() + "' on " + intent.node() + ".",
                names.isEmpty() ? "It has none." : "It has: " + String.join(", ", names) + ".");
        return found;
    }

    private static void unused(SlotFinding found, CheckList checks) {
        String slot = found.slot().name();
        checks.require(
                found.use() != Use.IN_USE,
                "slot-is-inactive",
                "nobody streams through " + slot,
                "The slot " + slot + " on " + found.node() + " is in use: " + found.why() + ".",
                "Stop that first, if it may be stopped.");
        checks.require(
                found.use() != Use.KEPT,
                "no-node-needs-it",
                "no declared node needs " + slot,
                "The slot " + slot + " on " + found.node() + " is kept for a node of ours: " + found.why() + ".",
                "Bring that node back (/replica start, /replica rebuild), or take it out of the configuration first.");
        checks.prefer(
                found.use() != Use.FOREIGN,
                "slot-is-ours",
                slot + " is named like a node of ours",
                slot + " is not ours: " + found.why() + ". " + breaks(found),
                "Ask whoever made it first.");
    }

    private static String breaks(SlotFinding found) {
        return found.slot().physical()
                ? "Whatever streams through it must be copied anew, unless its WAL is still there."
                : "Its subscriber or consumer cannot go on and must begin with a new copy of its data.";
    }

    private Plan planned(Intent.DropSlot intent, Inspection inspection, CheckList checks, SlotFinding found) {
        boolean ours = found.use() == Use.ORPHAN;
        List<Step> steps = List.of(
                ours ? new DropSlot(intent.node(), intent.slot()) : new DropNamedSlot(intent.node(), intent.slot()));
        return new Plan(
                intent,
                "drop slot",
                "Drop the slot " + intent.slot() + " on " + intent.node(),
                steps,
                List.of(),
                facts(found),
                checks.all(),
                checks.warnings().stream().map(Check::sentence).toList(),
                new Loss.Nothing(),
                0,
                ours ? "none is needed: nobody uses it" : "none: a slot cannot be brought back",
                ours ? approvals.forLoss(new Loss.Nothing()) : approvals.forForeign(),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }

    private static List<Fact> facts(SlotFinding found) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Slot", found.slot().physical() ? "physical" : "logical"));
        facts.add(new Fact("Whose", found.why()));
        facts.add(new Fact(
                "Keeps",
                found.keptBytes().isPresent()
                        ? Bytes.words(found.keptBytes().getAsLong()) + " of WAL, freed at the next checkpoint"
                        : found.isLost() ? "nothing any more, it is lost" : "nothing yet"));
        return facts;
    }
}
