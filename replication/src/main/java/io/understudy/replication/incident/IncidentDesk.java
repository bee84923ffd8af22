package io.understudy.replication.incident;

import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.operate.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What people do about incidents. Each wish is done once, whoever asks for it again. Safe for any thread. */
public final class IncidentDesk {
    /** Longer leases would be forgotten. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final IncidentStore store;
    private final InstantSource clock;

    public IncidentDesk(IncidentStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Ends reminders and escalation, until it becomes worse. */
    public DeskAnswer acknowledge(long id, Person by) {
        return onOpen(id, incident -> {
            Optional<Acknowledgement> before = incident.attention().acknowledged();
            if (before.isPresent()) {
                return refused(before.get().by().name() + " acknowledged it already, at "
                        + second(before.get().at()) + ".");
            }
            Instant now = clock.instant();
            return attend(incident, incident.attention().acknowledged(by, now), Kind.ACKNOWLEDGED, by, "Acknowledged.");
        });
    }

    /** No reminders and no escalation before a time. */
    public DeskAnswer snooze(long id, Person by, Instant until) {
        return onOpen(id, incident -> leased(until)
                .orElseGet(() -> attend(
                        incident,
                        incident.attention().snoozed(until),
                        Kind.SNOOZED,
                        by,
                        "No reminders before " + second(until) + ".")));
    }

    /** Nothing is told of the same trouble at the same node before a time; what must page is told all the same. */
    public DeskAnswer silence(long id, Person by, Instant until) {
        return store.byId(id).map(incident -> silence(incident, by, until)).orElseGet(() -> unknown(id));
    }

    private DeskAnswer silence(Incident incident, Person by, Instant until) {
        if (incident.severity() == Severity.PAGE) {
            return refused("What pages is never silenced; acknowledge it, or snooze its reminders.");
        }
        return leased(until).orElseGet(() -> {
            store.silence(new KeySilence(incident.cluster(), incident.key(), by, until));
            store.append(entry(incident.id(), Kind.SILENCED, by, "Nothing is told before " + second(until) + "."));
            return new DeskAnswer.Done(incident);
        });
    }

    /** Closes it by hand. If it is seen again soon, it is reopened. */
    public DeskAnswer resolve(long id, Person by) {
        return onOpen(id, incident -> store.close(
                        id, incident.attention().resolved(by), entry(id, Kind.RESOLVED, by, "Closed by hand."))
                .<DeskAnswer>map(DeskAnswer.Done::new)
                .orElseGet(() -> resolve(id, by)));
    }

    /**
     * Adds somebody's words to the timeline, also after the end.
     *
     * @param text not blank
     */
    public DeskAnswer note(long id, Person by, String text) {
        if (text.isBlank()) {
            return refused("A note needs words.");
        }
        return store.byId(id)
                .<DeskAnswer>map(incident -> {
                    store.append(entry(id, Kind.NOTED, by, text));
                    return new DeskAnswer.Done(incident);
                })
                .orElseGet(() -> unknown(id));
    }

    private DeskAnswer onOpen(long id, Function<Incident, DeskAnswer> wish) {
        return store.byId(id)
                .map(incident -> incident.closedAt()
                        .<DeskAnswer>map(at -> refused(closed(incident, at)))
                        .orElseGet(() -> wish.apply(incident)))
                .orElseGet(() -> unknown(id));
    }

    private static String closed(Incident incident, Instant at) {
        return incident.attention()
                        .resolvedBy()
                        .map(person -> person.name() + " closed it already, at ")
                        .orElse("It is over since ")
                + second(at) + ".";
    }

    /** Somebody, or the watch, was faster: whoever comes second reads what the first one did. */
    private DeskAnswer attend(Incident incident, Attention next, Kind kind, Person by, String text) {
        return store.attend(incident, next, entry(incident.id(), kind, by, text))
                .<DeskAnswer>map(DeskAnswer.Done::new)
                .orElseGet(() -> again(incident.id(), kind, by, next));
    }

    private DeskAnswer again(long id, Kind kind, Person by, Attention wanted) {
        return kind == Kind.ACKNOWLEDGED
                ? acknowledge(id, by)
                : snooze(id, by, wanted.snoozedUntil().orElseThrow());
    }

    /** The refusal of a time that cannot be meant. */
    private Optional<DeskAnswer> leased(Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            return Optional.of(refused("Wanted a time to come, found " + second(until) + "."));
        }
        return until.isAfter(now.plus(LONGEST))
                ? Optional.of(refused("Wanted a time within 7 days, found " + second(until) + "."))
                : Optional.empty();
    }

    private TimelineEntry entry(long id, Kind kind, Person by, String text) {
        return new TimelineEntry(id, clock.instant(), kind, Optional.of(by), text);
    }

    private static DeskAnswer refused(String reason) {
        return new DeskAnswer.Refused(reason);
    }

    private static DeskAnswer unknown(long id) {
        return refused("There is no incident " + id + ".");
    }

    private static String second(Instant at) {
        return SECOND.format(at.atOffset(ZoneOffset.UTC));
    }
}
