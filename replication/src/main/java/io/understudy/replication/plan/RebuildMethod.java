package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import java.util.Optional;

/** How a node comes back, the cheapest way that is safe: follow, rewind, copy. */
sealed interface RebuildMethod {
    /** Why this one, for the preview. */
    String why();

    record Follow(String why) implements RebuildMethod {}

    /** The node holds WAL that the source lacks: {@code position} is where its own ends. */
    record Rewind(String why, Lsn position) implements RebuildMethod {}

    record Copy(String why) implements RebuildMethod {}

    /** Decides by the data that lies there; {@code target} is its observation if its server answers. */
    static RebuildMethod choose(
            NodeSpec spec,
            HostFinding.Seen host,
            Optional<Standby> target,
            Primary source,
            Optional<TimelineHistory> lineage,
            Optional<NodeDetails> sourceDetails) {
        if (!(host.directory() instanceof DataDirectory.Cluster data)) {
            return new Copy("there is no data directory yet");
        }
        if (lineage.isEmpty()) {
            return new Copy("the history of " + source.node() + "'s timeline could not be read");
        }
        int timeline = target.map(one -> one.facts().timeline())
                .orElse(Math.max(data.control().timeline(), data.history().timeline()));
        Lsn position = target.map(Standby::have)
                .orElse(data.walEnd().orElse(data.control().checkpoint()));
        if (onLineage(data, timeline, position, source, lineage.get())) {
            // What comes before its end it has itself, and replays from its own disk.
            return stillThere(spec, position, source, sourceDetails)
                    ? new Follow("its data ends at " + position + " on " + source.node()
                            + "'s lineage, and the WAL after it is still there")
                    : new Copy("the WAL after " + position + " is gone from " + source.node());
        }
        return rewindable(data, sourceDetails)
                ? new Rewind(
                        "its data went on to " + position + " on timeline " + timeline + ", which " + source.node()
                                + " does not have",
                        position)
                : new Copy("it has data that " + source.node()
                        + " lacks, and without data checksums or wal_log_hints it cannot be rewound");
    }

    private static boolean onLineage(
            DataDirectory.Cluster data, int timeline, Lsn position, Primary source, TimelineHistory lineage) {
        if (timeline == lineage.timeline()) {
            boolean sameForks = data.history().timeline() != timeline
                    || data.history().switches().equals(lineage.switches());
            return sameForks && !position.isAfter(source.current());
        }
        return timeline < lineage.timeline() && lineage.continuesFrom(timeline, position);
    }

    private static boolean stillThere(NodeSpec spec, Lsn needed, Primary source, Optional<NodeDetails> details) {
        boolean kept = source.slots().stream()
                .filter(slot -> slot.name().equals(spec.slotName()))
                .filter(slot -> slot.walStatus() != Slot.WalStatus.LOST)
                .flatMap(slot -> slot.restart().stream())
                .anyMatch(restart -> !restart.isAfter(needed));
        return kept
                || details.flatMap(NodeDetails::oldestWal)
                        .map(oldest -> !oldest.isAfter(needed))
                        .orElse(false);
    }

    private static boolean rewindable(DataDirectory.Cluster data, Optional<NodeDetails> source) {
        boolean hints = data.control().checksums() || data.control().walLogHints();
        return hints
                && source.map(details -> details.settings().getOrDefault("full_page_writes", "off"))
                        .filter("on"::equals)
                        .isPresent();
    }
}
