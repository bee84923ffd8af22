package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Slot;
import java.util.OptionalLong;

/**
 * One replication slot with what it is good for.
 *
 * @param node the server that has it
 * @param why for whom, or why for nobody; the middle of a sentence
 * @param keptBytes WAL that it keeps; empty when it cannot be known, as of a lost slot: never read as 0
 */
public record SlotFinding(String node, Slot slot, Use use, String why, OptionalLong keptBytes) {
    /** What would be missed if it were dropped. */
    public enum Use {
        /** Somebody streams through it now. */
        IN_USE,
        /** A declared node may need it to come back. */
        KEPT,
        /** Ours, and no node can need it any more. */
        ORPHAN,
        /** Of something that is not declared, and nobody uses it. */
        FOREIGN
    }

    public boolean isLost() {
        return slot.walStatus() == Slot.WalStatus.LOST;
    }
}
