package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import java.util.List;
import java.util.Optional;

/**
 * Where a data directory or a standby stands: how far it got on which timeline.
 *
 * @param own the history that it knows itself; empty if it could not be read
 */
record Branch(int timeline, Lsn position, Optional<TimelineHistory> own) {
    /**
     * Whether its WAL is a beginning of that lineage. Timeline numbers alone prove nothing, two nodes promoted
     * independently bear the same one: the switchpoints before are compared too, if they are known.
     */
    boolean isOn(TimelineHistory lineage) {
        return timeline <= lineage.timeline() && sameForks(lineage) && lineage.continuesFrom(timeline, position);
    }

    private boolean sameForks(TimelineHistory lineage) {
        return own.map(known -> forks(known).equals(forks(lineage))).orElse(true);
    }

    private List<Switch> forks(TimelineHistory history) {
        return history.switches().stream()
                .filter(one -> one.timeline() < timeline)
                .toList();
    }
}
