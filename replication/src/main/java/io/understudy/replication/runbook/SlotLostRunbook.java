package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.CatchUp;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.Optional;

/** A slot no longer keeps what its standby needs: whether the WAL is there all the same, or in an archive; else a copy. */
final class SlotLostRunbook implements Procedure {
    @Override
    public void follow(Case one, Notes notes) {
        Optional<String> standby = one.standby();
        if (standby.isEmpty()) {
            notes.add("Whose slot it is", new Finding.Unknown("No standby is known to need it."));
            return;
        }
        String name = standby.get();
        slot(one, notes, name);
        Optional<CatchUp> way = wal(one, notes, name);
        if (StreamRunbook.streams(one, name)) {
            notes.byHand("What to do", name + " streams: watch it. Raise max_slot_wal_keep_size if its slot is small.");
        } else if (way.filter(CatchUp.CAN_CATCH_UP::equals).isPresent()) {
            notes.byHand(
                    "What to do",
                    "The WAL is still there: restart %s before it goes.".formatted(name),
                    one.command("restart", name),
                    one.command("rebuild", name));
        } else {
            notes.byHand(
                    "What to do",
                    "Rebuild %s: it cannot come back by itself. What it alone has is kept aside first.".formatted(name),
                    one.command("rebuild", name));
        }
    }

    private static void slot(Case one, Notes notes, String standby) {
        String slot = one.spec(standby).slotName();
        notes.add("What the slot of " + standby + " says", one.ask().look().finding(look -> SlotRunbook.of(look, slot)
                .map(found -> slot(found))
                .orElseGet(() -> new Finding.Trouble(
                        "No server that was seen has a slot " + slot + " that keeps WAL for " + standby + "."))));
    }

    private static Finding slot(SlotFinding found) {
        String safe = found.slot().safeWalBytes().isPresent()
                ? ", and stands " + Bytes.words(found.slot().safeWalBytes().getAsLong()) + " more"
                : "";
        String text = "%s on %s is %s%s: %s."
                .formatted(
                        found.slot().name(),
                        found.node(),
                        SlotRunbook.words(found.slot().walStatus()),
                        safe,
                        found.why());
        return found.slot().walStatus() == WalStatus.RESERVED ? new Finding.Fine(text) : new Finding.Trouble(text);
    }

    private static Optional<CatchUp> wal(Case one, Notes notes, String standby) {
        Optional<AStandby> judged = one.judged(standby);
        Finding finding = one.ask().look().finding(look -> look.standby(standby)
                .map(found -> wal(one, found))
                .orElseGet(() -> new Finding.Unknown(standby + " is no standby now.")));
        notes.add("Whether the WAL that it needs is still there", finding);
        return judged.map(AStandby::catchUp);
    }

    private static Finding wal(Case one, AStandby judged) {
        String has = judged.seen() instanceof Standby standby ? " has WAL up to " + standby.have() : " was not asked";
        String oldest = one.primaryName()
                .flatMap(primary -> one.ask().details(primary).known())
                .flatMap(NodeDetails::oldestWal)
                .map(Lsn::toString)
                .map(lsn -> ", the oldest that the primary keeps is " + lsn)
                .orElse("");
        String text = judged.node() + has + oldest + ": " + judged.catchUp().words() + ".";
        return switch (judged.catchUp()) {
            case CAN_CATCH_UP -> new Finding.Fine(text);
            case NEEDS_ARCHIVE, NEEDS_REBUILD -> new Finding.Trouble(text);
            case UNKNOWN -> new Finding.Unknown(text);
        };
    }
}
