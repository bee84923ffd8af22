package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Whether the standby's WAL is a beginning of the primary's: by switchpoints where they are known. */
final class LineageRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        int own = standby.timeline();
        int primarys = standby.primary().facts().timeline();
        Lsn have = standby.seen().have();
        Lsn current = standby.primary().current();
        if (own > primarys) {
            return diverged("it is on timeline " + own + ", the primary on " + primarys);
        }
        if (have.isAfter(current)) {
            return diverged("it has WAL up to " + have + ", the primary only up to " + current);
        }
        return own == primarys ? sameNumber(standby) : olderNumber(standby);
    }

    /** Two standbys promoted independently bear the same number: only their switchpoints tell them apart. */
    private static Optional<Finding> sameNumber(StandbyCase standby) {
        Optional<TimelineHistory> own = standby.ownDetails().flatMap(NodeDetails::history);
        Optional<TimelineHistory> primarys = standby.primaryDetails().flatMap(NodeDetails::history);
        boolean comparable = own.isPresent()
                && primarys.isPresent()
                && own.get().timeline() == primarys.get().timeline();
        return comparable && !own.equals(primarys)
                ? diverged("its timeline " + standby.timeline() + " forked elsewhere than the primary's")
                : otherOrigin(standby);
    }

    /** Promoted independently at one position: equal histories, but not the same first record. */
    private static Optional<Finding> otherOrigin(StandbyCase standby) {
        Map<Integer, String> own =
                standby.ownDetails().map(NodeDetails::origins).orElse(Map.of());
        Map<Integer, String> primarys =
                standby.primaryDetails().map(NodeDetails::origins).orElse(Map.of());
        return own.keySet().stream()
                .filter(primarys::containsKey)
                .filter(timeline -> !own.get(timeline).equals(primarys.get(timeline)))
                .min(Comparator.naturalOrder())
                .flatMap(timeline -> diverged("its timeline " + timeline
                        + " began with a promotion of its own, at the same position as the primary's"));
    }

    private static Optional<Finding> olderNumber(StandbyCase standby) {
        int own = standby.timeline();
        Lsn have = standby.seen().have();
        Optional<TimelineHistory> history = standby.primaryDetails()
                .flatMap(NodeDetails::history)
                .filter(one -> one.timeline() == standby.primary().facts().timeline());
        if (history.isPresent() && !history.get().continuesFrom(own, have)) {
            return diverged("it has WAL up to " + have + " of timeline " + own + ", which the primary left "
                    + history.get().endOf(own).map(end -> "at " + end).orElse("never having been on it"));
        }
        return Optional.of(Finding.of(
                StandbyState.TIMELINE_BEHIND,
                "it is on timeline " + own + ", the primary on "
                        + standby.primary().facts().timeline()));
    }

    private static Optional<Finding> diverged(String why) {
        return Optional.of(Finding.of(StandbyState.DIVERGED, why));
    }
}
