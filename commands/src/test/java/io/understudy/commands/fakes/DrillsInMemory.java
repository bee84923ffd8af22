package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.DrillBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Drills, forgotten when the test ends. */
public final class DrillsInMemory implements DrillBook {
    private final Map<String, Drill> all = new TreeMap<>(Comparator.reverseOrder());

    @Override
    public void put(Drill drill) {
        all.put(drill.startedAt() + " " + drill.cluster(), drill);
    }

    @Override
    public List<Drill> recent(String cluster, int limit) {
        return of(cluster).limit(limit).toList();
    }

    @Override
    public Optional<Drill> newestPassed(String cluster) {
        return of(cluster)
                .filter(one -> one.state() == Drill.State.PASSED)
                .findFirst();
    }

    @Override
    public List<Drill> running() {
        return all.values().stream()
                .filter(one -> one.state() == Drill.State.RUNNING)
                .toList();
    }

    private Stream<Drill> of(String cluster) {
        return all.values().stream().filter(one -> one.cluster().equals(cluster));
    }
}
