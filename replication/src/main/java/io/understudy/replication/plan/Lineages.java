package io.understudy.replication.plan;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import java.util.List;
import java.util.Optional;

/** What is known of the lineage of a running server. */
final class Lineages {
    private Lineages() {}

    /** As its server says, else as it lies on its disk. A newer timeline without a switchpoint was not read. */
    static Optional<TimelineHistory> of(String node, int timeline, Inspection inspection) {
        if (timeline == 1) {
            return Optional.of(new TimelineHistory(1, List.of()));
        }
        Optional<TimelineHistory> onDisk = inspection.hosts().get(node) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster cluster
                ? Optional.of(cluster.history())
                : Optional.empty();
        return Optional.ofNullable(inspection.details().get(node))
                .flatMap(NodeDetails::history)
                .filter(history -> isOf(history, timeline))
                .or(() -> onDisk.filter(history -> isOf(history, timeline)));
    }

    private static boolean isOf(TimelineHistory history, int timeline) {
        return history.timeline() == timeline && !history.switches().isEmpty();
    }
}
