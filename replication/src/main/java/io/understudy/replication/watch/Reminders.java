package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When people are told again of an incident that nobody acknowledged, by what is stored of it. Pure. */
public record Reminders(EscalationSettings escalation) {
    private static final Duration CRITICAL = Duration.ofMinutes(30);
    private static final Duration WARNING = Duration.ofHours(4);
    private static final Set<Kind> WAITS_FROM = EnumSet.of(Kind.WORSE, Kind.REOPENED, Kind.ESCALATED);

    boolean remindsOf(Incident incident, Instant now) {
        return isWaiting(incident, now) && passed(lastWord(incident), now, incident.isGrave() ? CRITICAL : WARNING);
    }

    /** Whether to read its timeline for {@link #escalates}: it may have become grave only lately. */
    boolean mayEscalate(Incident incident, Instant now) {
        return isWaiting(incident, now)
                && incident.isGrave()
                && incident.attention().escalations() < escalation.times()
                && passed(incident.openedAt(), now, escalation.after());
    }

    /** Counted from when it became grave, or was escalated before. */
    boolean escalates(Incident incident, List<TimelineEntry> timeline, Instant now) {
        return passed(waitsFrom(incident, timeline), now, escalation.after());
    }

    /** When people are reminded of it, if nothing happens until then; empty if they are not. */
    public Optional<Instant> nextReminder(Incident incident) {
        return isOver(incident)
                ? Optional.empty()
                : Optional.of(lastWord(incident).plus(incident.isGrave() ? CRITICAL : WARNING));
    }

    /** When it is escalated, if nothing happens until then; empty if it is not. */
    public Optional<Instant> nextEscalation(Incident incident, List<TimelineEntry> timeline) {
        if (isOver(incident) || !incident.isGrave() || incident.attention().escalations() >= escalation.times()) {
            return Optional.empty();
        }
        Instant due = waitsFrom(incident, timeline).plus(escalation.after());
        return incident.attention().snoozedUntil().filter(due::isBefore).or(() -> Optional.of(due));
    }

    private static boolean isOver(Incident incident) {
        return !incident.isOpen() || incident.attention().acknowledged().isPresent();
    }

    private static Instant waitsFrom(Incident incident, List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> WAITS_FROM.contains(entry.kind()))
                .map(TimelineEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(incident.openedAt());
    }

    private static boolean isWaiting(Incident incident, Instant now) {
        return incident.attention().acknowledged().isEmpty()
                && !incident.attention().isSnoozed(now)
                && incident.severity() != Severity.INFO;
    }

    /** When people last heard of it, or wanted to hear of it again. */
    private static Instant lastWord(Incident incident) {
        return Stream.of(incident.attention().remindedAt(), incident.attention().snoozedUntil())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(incident.openedAt());
    }

    /** The clock may be set back: then people hear of it once too often, rather than not at all. */
    private static boolean passed(Instant since, Instant now, Duration time) {
        return Duration.between(since, now).abs().compareTo(time) >= 0;
    }
}
