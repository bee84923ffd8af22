package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.diagnose.SlotJudge;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Slot;
import java.util.ArrayList;
import java.util.List;

/** Every replication slot of one cluster: what it keeps, for whom, and what nobody needs. */
public final class SlotsMessage {
    private static final List<String> COLUMNS =
            List.of("Node", "Slot", "Kind", "State", "Keeps", "May still grow by", "For whom");
    private static final int MOST_BUTTONS = 5;

    private SlotsMessage() {}

    /** A look at the cluster; nodes that did not answer are named, their slots are not guessed. */
    public static ChatMessage of(ClusterView view) {
        List<SlotFinding> slots = new SlotJudge(view).all();
        List<Part> parts = new ArrayList<>();
        if (!slots.isEmpty()) {
            parts.add(new Part.Table(
                    COLUMNS, slots.stream().map(SlotsMessage::row).toList()));
        }
        List<String> unseen = view.nodes().stream()
                .filter(node -> node.server().isEmpty())
                .map(NodeObservation::node)
                .toList();
        if (!unseen.isEmpty()) {
            parts.add(new Part.Text("Not seen, so that their slots are unknown: " + String.join(", ", unseen) + "."));
        }
        List<SlotFinding> idle = slots.stream().filter(SlotsMessage::isIdle).toList();
        return new ChatMessage(
                view.spec().name() + " · slots",
                view.spec().name() + ": " + sentence(slots, idle),
                idle.isEmpty() ? Tone.NEUTRAL : Tone.WARNING,
                parts,
                idle.stream().limit(MOST_BUTTONS).map(slot -> drop(view, slot)).toList(),
                ChatMessage.Phase.FINAL);
    }

    private static boolean isIdle(SlotFinding slot) {
        return slot.use() == Use.ORPHAN || slot.use() == Use.FOREIGN;
    }

    private static String sentence(List<SlotFinding> all, List<SlotFinding> idle) {
        String count = all.size() == 1 ? "1 slot" : all.size() + " slots";
        if (idle.isEmpty()) {
            return count + ", each in use or kept for a node.";
        }
        List<String> named = idle.stream()
                .map(slot -> slot.slot().name() + " on " + slot.node() + " (keeps " + keeps(slot) + ")")
                .toList();
        return count + ", and nobody streams through " + String.join(", ", named) + ".";
    }

    private static List<String> row(SlotFinding found) {
        Slot slot = found.slot();
        return List.of(
                found.node(),
                slot.name(),
                (slot.physical() ? "physical" : "logical") + (slot.temporary() ? ", temporary" : ""),
                (slot.active() ? "active" : "inactive")
                        + (slot.walStatus() == Slot.WalStatus.UNKNOWN ? "" : ", " + slot.walStatus()),
                keeps(found),
                mayGrow(slot),
                forWhom(found));
    }

    private static String mayGrow(Slot slot) {
        if (slot.safeWalBytes().isPresent()) {
            return Figures.bytes(slot.safeWalBytes().getAsLong());
        }
        return switch (slot.walStatus()) {
            case LOST -> "–";
            case UNKNOWN -> "unknown";
            case RESERVED, EXTENDED, UNRESERVED -> "no limit";
        };
    }

    private static String keeps(SlotFinding found) {
        if (found.isLost()) {
            return "nothing any more";
        }
        return found.keptBytes().isPresent() ? Figures.bytes(found.keptBytes().getAsLong()) : "nothing yet";
    }

    private static String forWhom(SlotFinding found) {
        return switch (found.use()) {
            case IN_USE, KEPT -> found.why();
            case ORPHAN -> "ORPHAN: " + found.why();
            case FOREIGN -> "NOT OURS: " + found.why();
        };
    }

    private static Button drop(ClusterView view, SlotFinding found) {
        String slot = found.node() + "/" + found.slot().name();
        String label = "Drop " + slot;
        return new Button(
                (label.length() > 74 ? label.substring(0, 74) : label) + "…",
                Button.Style.NORMAL,
                new Action.Run(CommandCatalogue.PREFIX + " " + Verb.DROP_SLOT.words() + " "
                        + view.spec().name() + "/" + slot));
    }
}
