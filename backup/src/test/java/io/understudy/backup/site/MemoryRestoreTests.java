package io.understudy.backup.site;

import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTestBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A book of restore tests that forgets when the test ends. */
public final class MemoryRestoreTests implements RestoreTestBook {
    private final List<RestoreTest> tests = new ArrayList<>();
    private final List<RestoreTest.State> states = new ArrayList<>();

    @Override
    public synchronized void put(RestoreTest test) {
        states.add(test.state());
        tests.removeIf(
                one -> one.cluster().equals(test.cluster()) && one.startedAt().equals(test.startedAt()));
        tests.add(test);
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
    public synchronized List<RestoreTest> running() {
        return tests.stream()
                .filter(one -> one.state() == RestoreTest.State.RUNNING)
                .toList();
    }

    /** Every state that was put, in order. */
    public synchronized List<RestoreTest.State> history() {
        return List.copyOf(states);
    }

    private synchronized Stream<RestoreTest> of(String cluster) {
        return tests.stream()
                .filter(one -> one.cluster().equals(cluster))
                .sorted(Comparator.comparing(RestoreTest::startedAt).reversed())
                .toList()
                .stream();
    }
}
