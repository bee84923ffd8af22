package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTestBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Restore tests, forgotten when the test ends. */
public final class RestoreTestsInMemory implements RestoreTestBook {
    private final Map<String, RestoreTest> all = new TreeMap<>(Comparator.reverseOrder());

    @Override
    public void put(RestoreTest test) {
        all.put(test.startedAt() + " " + test.cluster(), test);
    }

    @Override
    public List<RestoreTest> recent(String cluster, int limit) {
        return of(cluster).limit(limit).toList();
    }

    @Override
    public Optional<RestoreTest> newestPassed(String cluster) {
        return of(cluster)
                .filter(one -> one.state() == RestoreTest.State.PASSED)
                .findFirst();
    }

    @Override
    public List<RestoreTest> running() {
        return all.values().stream()
                .filter(one -> one.state() == RestoreTest.State.RUNNING)
                .toList();
    }

    private Stream<RestoreTest> of(String cluster) {
        return all.values().stream().filter(one -> one.cluster().equals(cluster));
    }
}
