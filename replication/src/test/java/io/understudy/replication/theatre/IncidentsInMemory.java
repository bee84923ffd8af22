package io.understudy.replication.theatre;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Incidents as the real store keeps them, without its file. */
public final class IncidentsInMemory implements IncidentStore {
    private final List<Incident> all = new ArrayList<>();

    @Override
    public synchronized Incident open(Diagnosis found, Instant at) {
        Optional<Incident> open = open(found.cluster()).stream()
                .filter(one -> one.key().equals(found.key()))
                .findFirst();
        Incident incident = new Incident(
                open.map(Incident::id).orElse(all.size() + 1L),
                found.cluster(),
                found.key(),
                found.severity(),
                found.sentence(),
                found.doFirst(),
                open.map(Incident::openedAt).orElse(at),
                at,
                Optional.empty());
        all.removeIf(one -> one.id() == incident.id());
        all.add(incident);
        return incident;
    }

    @Override
    public synchronized Optional<Incident> close(long id, Instant at) {
        Optional<Incident> open = all.stream()
                .filter(one -> one.id() == id && one.closedAt().isEmpty())
                .findFirst();
        open.ifPresent(all::remove);
        Optional<Incident> closed = open.map(one -> new Incident(
                id,
                one.cluster(),
                one.key(),
                one.severity(),
                one.sentence(),
                one.doFirst(),
                one.openedAt(),
                one.lastSeenAt(),
                Optional.of(at)));
        closed.ifPresent(all::add);
        return closed;
    }

    @Override
    public synchronized List<Incident> open(String cluster) {
        return all.stream()
                .filter(one -> one.cluster().equals(cluster) && one.closedAt().isEmpty())
                .toList();
    }

    @Override
    public synchronized List<Incident> recent(String cluster, int limit) {
        return all.stream()
                .filter(one -> one.cluster().equals(cluster))
                .limit(limit)
                .toList();
    }
}
