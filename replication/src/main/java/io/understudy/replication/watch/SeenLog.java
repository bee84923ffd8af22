package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts sightings of open incidents, and writes them at once only where the trouble changed, else every ten seconds. One
 * thread at a time.
 */
final class SeenLog {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private final IncidentStore store;
    private final Map<Long, Seen> all = new HashMap<>();
    private final List<Incident> due = new ArrayList<>();

    private record Seen(long sightings, Set<Alert> alerts, Duration written) {}

    SeenLog(IncidentStore store) {
        this.store = store;
    }

    /** The alerts that were in it at the sighting before; empty at the first one of this bot. */
    Optional<Set<Alert>> alerts(Incident incident) {
        return Optional.ofNullable(all.get(incident.id())).map(Seen::alerts);
    }

    /** How often it was seen, with this time. */
    long count(Incident incident) {
        return 1
                + Optional.ofNullable(all.get(incident.id()))
                        .map(Seen::sightings)
                        .orElse(incident.sightings());
    }

    void saw(Incident shown, Set<Alert> alerts, boolean changed, Duration now) {
        Seen before = all.getOrDefault(shown.id(), new Seen(0, Set.of(), Duration.ofSeconds(-INTERVAL.toSeconds())));
        boolean write = changed || now.minus(before.written()).compareTo(INTERVAL) >= 0;
        all.put(shown.id(), new Seen(shown.sightings(), Set.copyOf(alerts), write ? now : before.written()));
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
