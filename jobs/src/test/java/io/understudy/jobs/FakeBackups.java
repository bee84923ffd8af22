package io.understudy.jobs;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.site.MemoryCatalogue;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A catalogue and a runner that makes a verified backup at once. */
final class FakeBackups extends MemoryCatalogue {
    private final List<BackupResult> told = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();
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

    private BackupResult run() {
        threads.add(Thread.currentThread().getName());
        return new BackupResult.Finished(made(clock.instant(), Backup.State.VERIFIED));
    }
}
