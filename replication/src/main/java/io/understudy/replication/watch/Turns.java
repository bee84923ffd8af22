package io.understudy.replication.watch;

import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How often a trouble comes and goes. One thread at a time. */
final class Turns {
    private static final Duration SPAN = Duration.ofMinutes(30);
    private static final int TOO_MANY = 4;
    private static final int RECENT = 100;

    private final IncidentStore store;
    private final Map<Long, State> flapping = new HashMap<>();

    private record State(boolean present, Duration since) {}

    Turns(IncidentStore store) {
        this.store = store;
    }

    /** Whether healing now would be one turn too many. */
    boolean tooMany(Incident incident, Instant now) {
        long before = store.recent(incident.cluster(), RECENT).stream()
                .filter(one -> one.key().equals(incident.key()))
                .flatMap(one -> Stream.concat(Stream.of(one.openedAt()), one.closedAt().stream()))
                // The machine's clock may have been set back: a distance counts in either direction.
                .filter(at -> Duration.between(at, now).abs().compareTo(SPAN) < 0)
                .count();
        return before + 1 >= TOO_MANY;
    }

    /** Notes whether a flapping one is there now; a bot that was restarted counts from then on. */
    void saw(Incident incident, boolean present, Duration now) {
        flapping.merge(
                incident.id(),
                new State(present, now),
                (before, after) -> before.present() == after.present() ? before : after);
    }

    /** Whether a flapping one has not turned for long enough, either way. */
    boolean isCalm(Incident incident, Duration now) {
        return now.minus(flapping.get(incident.id()).since()).compareTo(SPAN) >= 0;
    }

    void forget(Incident incident) {
        flapping.remove(incident.id());
    }
}
