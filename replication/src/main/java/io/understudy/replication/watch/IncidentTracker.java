package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Opens an incident for a confirmed condition and closes it after it was absent from two checks in a row. One thread at a
 * time.
 */
final class IncidentTracker {
    private static final int CLEAN_CHECKS = 2;
    private final String cluster;
    private final IncidentStore store;
    private final Map<Long, Integer> cleanChecks = new HashMap<>();

    IncidentTracker(String cluster, IncidentStore store) {
        this.cluster = cluster;
        this.store = store;
    }

    /** Conditions that are no incident yet: worth a second look before anybody is told. */
    boolean anythingNew(List<Diagnosis> found) {
        Set<String> open = keys();
        return found.stream().anyMatch(one -> matters(one) && !open.contains(one.key()));
    }

    boolean isOpen(Diagnosis one) {
        return keys().contains(one.key());
    }

    /**
     * Brings the incidents in step with what two looks agree on.
     *
     * @param silenced conditions that open no incident now; they do not close an open one either
     * @param mayHeal whether an open incident that was not found may be counted as clean: not while its node is unseen
     */
    List<IncidentChange> update(
            List<Diagnosis> confirmed, Predicate<Diagnosis> silenced, Predicate<Incident> mayHeal, Instant now) {
        List<IncidentChange> changes = new ArrayList<>();
        Set<String> before = keys();
        troubles(confirmed, one -> before.contains(one.key()) || !silenced.test(one))
                .forEach(trouble -> changes.addAll(saw(trouble, before.contains(trouble.key()), now)));
        Set<String> present = confirmed.stream().map(Diagnosis::key).collect(Collectors.toSet());
        store.open(cluster).stream()
                .filter(incident -> !present.contains(incident.key()))
                .filter(incident -> cleanLongEnough(incident, mayHeal.test(incident)))
                .flatMap(incident -> close(incident, now).stream())
                .forEach(closed -> changes.add(new IncidentChange.Healed(closed)));
        return changes;
    }

    private static List<Trouble> troubles(List<Diagnosis> confirmed, Predicate<Diagnosis> told) {
        return confirmed.stream()
                .filter(one -> matters(one) && told.test(one))
                .collect(Collectors.groupingBy(Diagnosis::key, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Trouble::of)
                .toList();
    }

    private List<IncidentChange> saw(Trouble trouble, boolean known, Instant now) {
        Incident incident = store.open(trouble, now);
        cleanChecks.remove(incident.id());
        store.saw(List.of(incident.showing(trouble, now, incident.sightings() + (known ? 1 : 0))));
        if (!known) {
            return List.of(new IncidentChange.Opened(incident));
        }
        return trouble.severity().compareTo(incident.severity()) > 0
                ? List.of(new IncidentChange.Changed(
                        incident.showing(trouble, now, incident.sightings() + 1), IncidentChange.How.WORSE))
                : List.of();
    }

    private Optional<Incident> close(Incident incident, Instant now) {
        return store.close(
                incident.id(),
                incident.attention(),
                new TimelineEntry(incident.id(), now, TimelineEntry.Kind.HEALED, "It is over."));
    }

    private boolean cleanLongEnough(Incident incident, boolean clean) {
        if (!clean || cleanChecks.merge(incident.id(), 1, Integer::sum) >= CLEAN_CHECKS) {
            cleanChecks.remove(incident.id());
            return clean;
        }
        return false;
    }

    private static boolean matters(Diagnosis one) {
        return one.severity() != Severity.INFO;
    }

    private Set<String> keys() {
        return store.open(cluster).stream().map(Incident::key).collect(Collectors.toSet());
    }
}
