package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Slot;
import java.util.Optional;
import java.util.OptionalInt;

/** How a node comes back, the cheapest way that is safe: follow, rewind, copy. */
sealed interface RebuildMethod {
    /** Segments of 16 MB unless the source says otherwise. */
    long DEFAULT_SEGMENT_BYTES = 1L << 24;

    /** Why this one, for the preview. */
    String why();

    record Follow(String why) implements RebuildMethod {}

    /** The node holds WAL of {@code timeline} that the source lacks: {@code position} is where its own ends. */
    record Rewind(String why, int timeline, Lsn position) implements RebuildMethod {}

    /**
     * A new copy, whatever lies there.
     *
     * @param alone the timeline on which the node went on without the source, if it is known that it did
     */
    record Copy(String why, OptionalInt alone) implements RebuildMethod {
        Copy(String why) {
            this(why, OptionalInt.empty());
        }
    }

    /** A target whose server answers: the timeline that it is on, and the WAL that it surely has. */
    record Running(int timeline, Lsn have) {}

    /** Decides by the data that lies there, and by what its server says if it answers. */
    static RebuildMethod choose(
            NodeSpec spec,
            HostFinding.Seen host,
            Optional<Running> target,
            Primary source,
            Optional<TimelineHistory> lineage,
            Optional<NodeDetails> sourceDetails,
            CloserLook closer) {
        if (!(host.directory() instanceof DataDirectory.Cluster data)) {
            return new Copy("there is no data directory yet");
        }
        if (lineage.isEmpty()) {
            return new Copy("the history of " + source.node() + "'s timeline could not be read");
        }
        Optional<Lsn> position = target.map(Running::have).or(data::walEnd);
        if (position.isEmpty()) {
            return new Copy("it could not be read where its WAL ends");
        }
        int timeline = target.map(Running::timeline).orElseGet(() -> timeline(data));
        Optional<Integer> fork = TimelineOrigins.forkedAt(spec.name(), source.node(), closer);
        if (fork.isPresent()) {
            return new Copy("its timeline " + fork.get() + " is not that of " + source.node()
                    + ": DIVERGED, each began with a promotion of its own");
        }
        Branch own = new Branch(timeline, position.get(), Optional.of(data.history()));
        if (!own.isOn(lineage.get()) || ahead(own, source, lineage.get())) {
            return leaving(own, data, source, lineage.get(), sourceDetails);
        }
        return mayBeATwin(spec.name(), data, timeline, source, closer)
                ? new Copy("it was a primary on timeline " + timeline + " itself, and nothing proves that this is the"
                        + " timeline of " + source.node())
                : following(spec, own.position(), source, sourceDetails);
    }

    /**
     * A standby may know the history of a timeline that it could not follow; a primary that crashed soon after its
     * promotion knows its own by the history alone.
     */
    private static int timeline(DataDirectory.Cluster data) {
        int known = data.standbySignal()
                ? data.control().minRecoveryTimeline()
                : data.history().timeline();
        return Math.max(data.control().timeline(), known);
    }

    /**
     * Histories of nodes that were promoted independently at one position are equal, and pg_rewind takes them for one. The
     * first record of the timeline tells; where it is gone, a directory that would start as a primary proves nothing.
     */
    private static boolean mayBeATwin(
            String node, DataDirectory.Cluster data, int timeline, Primary source, CloserLook closer) {
        return timeline > 1
                && timeline == source.facts().timeline()
                && !data.standbySignal()
                && !TimelineOrigins.comparable(timeline, node, source.node(), closer);
    }

    private static boolean ahead(Branch own, Primary source, TimelineHistory lineage) {
        return own.timeline() == lineage.timeline() && own.position().isAfter(source.current());
    }

    /** What comes before its end it has itself, and replays from its own disk. */
    private static RebuildMethod following(
            NodeSpec spec, Lsn position, Primary source, Optional<NodeDetails> sourceDetails) {
        return stillThere(spec, position, source, sourceDetails)
                ? new Follow("its data ends at " + position + " on " + source.node()
                        + "'s lineage, and the WAL after it is still there")
                : new Copy("the WAL after " + position + " is gone from " + source.node());
    }

    private static RebuildMethod leaving(
            Branch own,
            DataDirectory.Cluster data,
            Primary source,
            TimelineHistory lineage,
            Optional<NodeDetails> sourceDetails) {
        String alone = "its data went on to " + own.position() + " on timeline " + own.timeline() + ", which "
                + source.node() + " does not have";
        OptionalInt timeline = OptionalInt.of(own.timeline());
        if (own.timeline() >= lineage.timeline()) {
            // pg_rewind compares numbers: "no rewind required" on the same one, whatever the histories say.
            return new Copy(
                    alone + ", and pg_rewind cannot tell it from " + source.node() + "'s timeline "
                            + lineage.timeline(),
                    timeline);
        }
        if (!data.control().checksums() && !data.control().walLogHints()) {
            return new Copy(alone + ", and without data checksums or wal_log_hints it cannot be rewound", timeline);
        }
        return writesFullPages(sourceDetails)
                ? new Rewind(alone, own.timeline(), own.position())
                : new Copy(
                        alone + ", and a rewind needs full_page_writes = on, which " + source.node()
                                + " was not seen to have",
                        timeline);
    }

    private static boolean writesFullPages(Optional<NodeDetails> source) {
        return source.map(details -> details.settings().getOrDefault("full_page_writes", "off"))
                .filter("on"::equals)
                .isPresent();
    }

    /** Streams begin at the start of a segment, and slots keep whole ones. */
    private static boolean stillThere(NodeSpec spec, Lsn needed, Primary source, Optional<NodeDetails> details) {
        long segment = details.map(NodeDetails::walSegmentBytes).orElse(DEFAULT_SEGMENT_BYTES);
        boolean kept = source.slots().stream()
                .filter(slot -> slot.name().equals(spec.slotName()))
                .filter(slot -> slot.walStatus() != Slot.WalStatus.LOST)
                .flatMap(slot -> slot.restart().stream())
                .anyMatch(restart -> restart.segment(segment) <= needed.segment(segment));
        return kept
                || details.flatMap(NodeDetails::oldestWal)
                        .filter(oldest -> oldest.segment(segment) <= needed.segment(segment))
                        .isPresent();
    }
}
