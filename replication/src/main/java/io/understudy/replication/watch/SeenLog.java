package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts sightings of open incidents, and writes them at once only where the trouble changed or went out of
 * sight, else every ten seconds. One thread at a time.
 */
final class SeenLog {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private final IncidentStore store;
    private final Map<Long, Seen> all = new HashMap<>();
    private final List<Incident> due = new ArrayList<>();

    private record Seen(long sightings, Instant last, boolean there, Set<Alert> alerts, Duration written) {}

    SeenLog(IncidentStore store) {
        this.store = store;
    }

    /** The alerts that were in it at the sighting before; empty at the first one of this bot. */
    Optional<Set<Alert>> alerts(Incident incident) {
        return Optional.ofNullable(all.get(incident.id())).map(Seen::alerts);
    }

    /** As it is with another picture of what is wrong; {@code at}: empty if it stands, but this look does not see it. */
    Incident shown(Incident incident, Trouble trouble, Optional<Instant> at) {
        Optional<Seen> before = Optional.ofNullable(all.get(incident.id()));
        long sightings = before.map(Seen::sightings).orElse(incident.sightings());
        Instant last = before.map(Seen::last).orElse(incident.lastSeenAt());
        return incident.showing(trouble, at.orElse(last), at.isPresent() ? sightings + 1 : sightings);
    }

    void saw(Incident shown, Set<Alert> alerts, boolean changed, Duration now) {
        Optional<Seen> before = Optional.ofNullable(all.get(shown.id()));
        boolean there =
                before.filter(one -> one.last().equals(shown.lastSeenAt())).isEmpty();
        boolean write = changed
                || before.filter(one -> now.minus(one.written()).compareTo(INTERVAL) < 0)
                        .isEmpty()
                || (!there && before.filter(Seen::there).isPresent());
        Duration written = write ? now : before.map(Seen::written).orElse(now);
        all.put(shown.id(), new Seen(shown.sightings(), shown.lastSeenAt(), there, Set.copyOf(alerts), written));
        if (write) {
            due.add(shown);
        }
    }

    void write() {
        store.saw(due);
        due.clear();
    }

    void forget(Incident incident) {
        all.remove(incident.id());
    }
}
