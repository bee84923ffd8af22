package io.understudy.commands.render;

import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is known of an incident, for its report.
 *
 * @param timeline oldest first
 * @param operations that were asked for about it, oldest first
 * @param toldAt when people could read of it first; empty if nothing was posted
 */
public record IncidentStory(
        Incident incident, List<TimelineEntry> timeline, List<Operation> operations, Optional<Instant> toldAt) {
    public IncidentStory {
        timeline = List.copyOf(timeline);
        operations = List.copyOf(operations);
    }

    /** When there was the first sign of it: before it had lasted long enough to be told. */
    Instant beganAt() {
        return of(Kind.SEEN)
                .map(TimelineEntry::at)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isBefore(incident.openedAt()))
                .orElse(incident.openedAt());
    }

    /** The last sign of one that healed, which is told only when it has been away for a while; else when it was closed. */
    Optional<Instant> goneAt() {
        return incident.closedAt()
                .map(closed -> incident.attention().resolvedBy().isPresent()
                                || incident.lastSeenAt().isBefore(beganAt())
                        ? closed
                        : incident.lastSeenAt());
    }

    /** When somebody first decided something: acknowledged it, or approved a change. */
    Optional<Instant> decidedAt() {
        Stream<Instant> acknowledged = of(Kind.ACKNOWLEDGED).map(TimelineEntry::at);
        Stream<Instant> approved = operations.stream()
                .flatMap(one -> one.events().stream())
                .filter(event -> event instanceof io.understudy.replication.operate.OperationEvent.Approved)
                .map(event -> event.at());
        return Stream.concat(acknowledged, approved).min(Comparator.naturalOrder());
    }

    Stream<TimelineEntry> of(Kind kind) {
        return timeline.stream().filter(entry -> entry.kind() == kind);
    }
}
