package io.understudy.backup.site;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.DrillBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A book of drills that forgets when the test ends. */
public final class MemoryDrills implements DrillBook {
    private record Key(String cluster, Instant startedAt) {}

    private final Map<Key, Drill> drills = new ConcurrentHashMap<>();

    @Override
    public void put(Drill drill) {
        drills.put(new Key(drill.cluster(), drill.startedAt()), drill);
    }

    @Override
    public List<Drill> recent(String cluster, int limit) {
        return newestFirst(cluster).limit(limit).toList();
    }

    @Override
    public Optional<Drill> newestPassed(String cluster) {
        return newestFirst(cluster)
                .filter(one -> one.state() == Drill.State.PASSED)
                .findFirst();
    }

    @Override
    public List<Drill> running() {
        return drills.values().stream()
                .filter(one -> one.state() == Drill.State.RUNNING)
                .toList();
    }

    private Stream<Drill> newestFirst(String cluster) {
        return drills.values().stream()
                .filter(one -> one.cluster().equals(cluster))
                .sorted(Comparator.comparing(Drill::startedAt).reversed());
    }
}
