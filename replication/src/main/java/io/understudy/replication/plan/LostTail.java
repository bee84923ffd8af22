package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.RebuildStep.ListLostTransactions;
import io.understudy.replication.plan.RebuildStep.SaveTail;
import java.util.List;

/**
 * The end of a dead primary's WAL that the candidate lacks: saved aside as soon as nothing can write there any more, read
 * when the new primary's history says where it left. Where there is no room it stays where it is: a full disk must not
 * keep anybody from being promoted.
 */
record LostTail(Inspection inspection, Standby candidate, HostFinding.Seen gone, Loss loss) {
    private static final long SPARE_BYTES = 64L << 20;

    List<Step> saved() {
        return isSaved()
                ? List.of(new SaveTail(
                        gone.node(), names().tailArchive(), candidate.have().toString()))
                : List.of();
    }

    List<Step> listed() {
        return isSaved()
                ? List.of(new ListLostTransactions(
                        gone.node(), names().tailArchive(), candidate.node(), inspection.timelineOf(candidate.node())))
                : List.of();
    }

    private boolean isSaved() {
        return gone.directory() instanceof DataDirectory.Cluster data
                && (data.walEnd().isPresent() || hasSurvivors())
                && loss.mayExceed(0)
                && gone.freeBytes()
                        > SPARE_BYTES + (loss instanceof Loss.Exact exact ? exact.bytes() : data.walBytes());
    }

    /** Its WAL can be read once they are ended. */
    private boolean hasSurvivors() {
        return gone.postmaster() instanceof Postmaster.Gone dead
                && !dead.survivors().isEmpty();
    }

    private RebuildNames names() {
        String declared = inspection
                .assessment()
                .view()
                .spec()
                .requireNode(gone.node())
                .postgres()
                .dataDirectory();
        return RebuildNames.of(declared, gone, inspection.assessment().view().at());
    }
}
