package io.understudy.jobs;

import io.understudy.backup.Backup;
import io.understudy.backup.BackupCatalogue;
import io.understudy.backup.BackupProgress;
import io.understudy.backup.BackupResult;
import io.understudy.replication.diagnose.ClusterAssessment;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A catalogue and a runner that makes a verified backup at once. */
final class FakeBackups implements BackupCatalogue {
    private final List<Backup> backups = new CopyOnWriteArrayList<>();
    private final List<BackupResult> told = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> expected = new ConcurrentHashMap<>();
    private final Clock clock;

    FakeBackups(Clock clock) {
        this.clock = clock;
    }

    NightlyBackup at(LocalTime at) {
        return new NightlyBackup(at, this, this::run, told::add);
    }

    List<BackupResult> told() {
        return told;
    }

    /** Names of the threads that made backups. */
    List<String> threads() {
        return threads;
    }

    Backup made(Instant at, Backup.State state) {
        Backup backup =
                new Backup("orders-" + at, "orders", "db2", "/b", at, Optional.of(at), state, 1, List.of("orders"), "");
        put(backup);
        return backup;
    }

    private BackupResult run(ClusterAssessment assessment, Consumer<BackupProgress> progress) {
        threads.add(Thread.currentThread().getName());
        return new BackupResult.Finished(made(clock.instant(), Backup.State.VERIFIED));
    }

    @Override
    public void put(Backup backup) {
        backups.add(backup);
    }

    @Override
    public List<Backup> recent(String cluster, int limit) {
        return backups.stream()
                .sorted(Comparator.comparing(Backup::startedAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Backup> newestVerified(String cluster) {
        return recent(cluster, Integer.MAX_VALUE).stream()
                .filter(one -> one.state() == Backup.State.VERIFIED)
                .findFirst();
    }

    @Override
    public Instant expectedSince(String cluster, Instant now) {
        return expected.computeIfAbsent(cluster, first -> now);
    }

    @Override
    public List<Backup> running() {
        return List.of();
    }
}
