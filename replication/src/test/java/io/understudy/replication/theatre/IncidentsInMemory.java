package io.understudy.replication.theatre;

import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.KeySilence;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Incidents as the real store keeps them, without its file. */
public final class IncidentsInMemory implements IncidentStore {
    private final Map<Long, Incident> all = new TreeMap<>();
    private final List<TimelineEntry> entries = new ArrayList<>();
    private final Map<String, KeySilence> silences = new TreeMap<>();
    private int writes;

    @Override
    public synchronized Incident open(Trouble trouble, Instant at) {
        Optional<Incident> open = openOf(trouble.cluster(), trouble.key());
        return open.orElseGet(() -> put(new Incident(
                all.size() + 1L,
                trouble.cluster(),
                trouble.key(),
                trouble.alert(),
                trouble.severity(),
                trouble.sentence(),
                trouble.doFirst(),
                trouble.signs(),
                at,
                at,
                1,
                Optional.empty(),
                Attention.NONE)));
    }

    private Optional<Incident> openOf(String cluster, String key) {
        return open(cluster).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private Incident put(Incident incident) {
        writes++;
        all.put(incident.id(), incident);
        return incident;
    }

    /** How often an incident was written. */
    public synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized void saw(List<Incident> incidents) {
        incidents.forEach(seen -> openById(seen.id()).ifPresent(stored -> put(seen.with(stored.attention()))));
    }

    private Optional<Incident> openById(long id) {
        return byId(id).filter(Incident::isOpen);
    }

    @Override
    public synchronized Optional<Incident> attend(Incident asRead, Attention next, TimelineEntry entry) {
        return openById(asRead.id())
                .filter(stored -> stored.attention().equals(asRead.attention()))
                .map(stored -> told(stored.with(next), entry));
    }

    @Override
    public synchronized Optional<Incident> close(long id, Attention last, TimelineEntry entry) {
        return openById(id)
                .map(stored -> told(stored.closed(Optional.of(entry.at())).with(last), entry));
    }

    @Override
    public synchronized Optional<Incident> reopen(long id, TimelineEntry entry) {
        return byId(id).filter(stored -> openOf(stored.cluster(), stored.key()).isEmpty())
                .map(stored -> told(stored.closed(Optional.empty()).with(Attention.NONE.reminded(entry.at())), entry));
    }

    private Incident told(Incident changed, TimelineEntry entry) {
        append(entry);
        return put(changed);
    }

    @Override
    public synchronized void append(TimelineEntry entry) {
        entries.add(entry);
    }

    @Override
    public synchronized List<TimelineEntry> timeline(long id) {
        return entries.stream().filter(entry -> entry.incident() == id).toList();
    }

    @Override
    public synchronized Optional<Incident> byId(long id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized List<Incident> open(String cluster) {
        return of(cluster, all.values()).stream().filter(Incident::isOpen).toList();
    }

    @Override
    public synchronized List<Incident> recent(String cluster, int limit) {
        return of(cluster, all.values()).stream()
                .sorted(Comparator.comparing(Incident::id).reversed())
                .limit(limit)
                .toList();
    }

    private static List<Incident> of(String cluster, Collection<Incident> incidents) {
        return incidents.stream().filter(one -> one.cluster().equals(cluster)).toList();
    }

    @Override
    public synchronized List<Incident> openEverywhere() {
        return all.values().stream().filter(Incident::isOpen).toList();
    }

    @Override
    public synchronized void silence(KeySilence silence) {
        silences.put(silence.cluster() + " " + silence.key(), silence);
    }

    @Override
    public synchronized List<KeySilence> silences(String cluster, Instant now) {
        return silences.values().stream()
                .filter(one -> one.cluster().equals(cluster) && now.isBefore(one.until()))
                .toList();
    }
}
