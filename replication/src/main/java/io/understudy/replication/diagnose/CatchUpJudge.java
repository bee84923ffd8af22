package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.Optional;

/**
 * Whether the WAL that a standby needs next is still there: on the primary, kept by its slot or by luck, or in the
 * archive. Judges the WAL only; whether the lineage fits is {@link LineageRule}'s.
 */
record CatchUpJudge(Evidence evidence, Primary primary) {
    CatchUp judge(Standby standby, Optional<Slot> slot) {
        if (slot.filter(one -> one.walStatus() == WalStatus.LOST).isPresent()) {
            // The primary refuses a stream through a lost slot even where the WAL happens to be there still.
            return evidence.streams(standby) ? CatchUp.CAN_CATCH_UP : withoutThePrimary(standby);
        }
        if (evidence.streams(standby) || keeps(slot, standby.have())) {
            return CatchUp.CAN_CATCH_UP;
        }
        return oldestKept().map(oldest -> byOldestSegment(standby, oldest)).orElse(CatchUp.UNKNOWN);
    }

    /** A lost slot needs no further look; else nothing is known of what a silent standby needs. */
    CatchUp judgeUnseen(String node, Optional<Slot> slot) {
        if (slot.filter(one -> one.walStatus() == WalStatus.LOST).isEmpty()) {
            return CatchUp.UNKNOWN;
        }
        return evidence.detailsOf(node)
                .map(details -> details.settings().get("restore_command"))
                .map(command -> command.isEmpty() ? CatchUp.NEEDS_REBUILD : CatchUp.NEEDS_ARCHIVE)
                .orElse(CatchUp.UNKNOWN);
    }

    /** Start of the oldest segment that the primary still had when it was last asked; it may be gone by now. */
    Optional<Lsn> oldestKept() {
        return evidence.detailsOf(primary.node()).flatMap(NodeDetails::oldestWal);
    }

    private CatchUp byOldestSegment(Standby standby, Lsn oldest) {
        long segment = evidence.detailsOf(primary.node()).orElseThrow().walSegmentBytes();
        boolean there = standby.have().segment(segment) >= oldest.segment(segment);
        return there ? CatchUp.CAN_CATCH_UP : withoutThePrimary(standby);
    }

    private static CatchUp withoutThePrimary(Standby standby) {
        return standby.hasRestoreCommand() ? CatchUp.NEEDS_ARCHIVE : CatchUp.NEEDS_REBUILD;
    }

    private static boolean keeps(Optional<Slot> slot, Lsn needed) {
        return slot.filter(one -> one.walStatus() != WalStatus.LOST)
                .flatMap(Slot::restart)
                .filter(restart -> !restart.isAfter(needed))
                .isPresent();
    }
}
