package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.diagnose.SlotJudge;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A slot that nobody streams through: whose it is, what it keeps, and whether anybody would miss it. */
final class SlotRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Answer<List<SlotFinding>> idle = one.ask().look().map(SlotRunbook::idle);
        notes.add("Which slots nobody uses", idle.finding(SlotRunbook::finding));
        List<SlotFinding> found = idle.known().orElse(List.of());
        found.stream().filter(slot -> slot.use() == Use.ORPHAN).forEach(slot -> orphan(one, notes, slot));
        found.stream().filter(slot -> slot.use() == Use.FOREIGN).forEach(slot -> foreign(one, notes, slot));
        if (found.stream().anyMatch(slot -> slot.isLost() && slot.use() == Use.KEPT)) {
            notes.leadsTo(Runbook.SLOT_LOST);
        } else if (found.stream().anyMatch(slot -> slot.use() == Use.KEPT)) {
            notes.leadsTo(Runbook.STREAM);
        }
    }

    /** A temporary one goes away with its session. */
    static List<SlotFinding> idle(ClusterAssessment look) {
        return new SlotJudge(look.view())
                .all().stream()
                        .filter(found ->
                                found.use() != Use.IN_USE && !found.slot().temporary())
                        .toList();
    }

    private static Finding finding(List<SlotFinding> idle) {
        return idle.isEmpty()
                ? new Finding.Fine("Somebody streams through every slot that could be seen.")
                : new Finding.Trouble(idle.stream().map(SlotRunbook::words).collect(Collectors.joining(" ")));
    }

    private static String words(SlotFinding found) {
        Slot slot = found.slot();
        String kept = found.keptBytes().isPresent()
                ? "keeps " + Bytes.words(found.keptBytes().getAsLong()) + " of WAL"
                : found.isLost() ? "is lost" : "keeps nobody knows how much WAL";
        return "%s on %s %s%s: %s."
                .formatted(slot.name(), found.node(), kept, margin(slot.safeWalBytes()), found.why());
    }

    static String words(WalStatus status) {
        return status == WalStatus.UNKNOWN ? "of unknown state" : status.name().toLowerCase(Locale.ROOT);
    }

    private static String margin(OptionalLong safe) {
        return safe.isPresent() ? " and stands " + Bytes.words(safe.getAsLong()) + " more" : "";
    }

    private static void orphan(Case one, Notes notes, SlotFinding found) {
        notes.byHand(
                "What to do about " + found.slot().name(),
                "Nobody needs it: drop it, and the WAL that it keeps can go.",
                one.command("drop slot", found.node()) + "/" + found.slot().name());
    }

    private static void foreign(Case one, Notes notes, SlotFinding found) {
        notes.byHand(
                "What to do about " + found.slot().name(),
                "The bot does not know whose it is. Ask its owner; whoever uses it must be set up anew once it is dropped.",
                one.command("slots"));
    }

    /** The slot of one standby, wherever it is. */
    static Optional<SlotFinding> of(ClusterAssessment look, String slotName) {
        return new SlotJudge(look.view())
                .all().stream()
                        .filter(found -> found.slot().name().equals(slotName))
                        .filter(found -> found.use() == Use.KEPT || found.use() == Use.IN_USE)
                        .findFirst();
    }
}
