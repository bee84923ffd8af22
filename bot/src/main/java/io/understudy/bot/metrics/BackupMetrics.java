package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.RestoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Backups, and what restoring them and rehearsing a failover took, by the books. */
final class BackupMetrics {
    /** The newest that ended is surely among them. */
    private static final int RECENT = 10;

    private final MetricFamily age;
    private final MetricFamily size;
    private final MetricFamily took;
    private final MetricFamily unfinished;
    private final MetricFamily testAge;
    private final MetricFamily testPassed;
    private final MetricFamily recovery;
    private final MetricFamily promotion;

    BackupMetrics(MeterRegistry registry) {
        age = new MetricFamily(
                registry,
                "understudy.backup.age",
                "seconds",
                "Time since the newest verified backup was begun; no sample while there is none.");
        size = new MetricFamily(
                registry, "understudy.backup.size", "bytes", "Bytes of the newest verified backup's files.");
        took = new MetricFamily(
                registry, "understudy.backup.duration", "seconds", "How long the newest verified backup took.");
        unfinished = new MetricFamily(
                registry,
                "understudy.backup.copies.unfinished",
                "",
                "Copies on other targets that are still to be made or to be tried again.");
        testAge = new MetricFamily(
                registry,
                "understudy.restore.test.age",
                "seconds",
                "Time since the newest restore test that passed was begun; no sample while there is none.");
        testPassed = new MetricFamily(
                registry,
                "understudy.restore.test.passed",
                "",
                "Whether the newest restore test that ended has passed.");
        recovery = new MetricFamily(
                registry,
                "understudy.restore.test.duration",
                "seconds",
                "How long the newest restore test that passed took to restore: the measured recovery time (RTO).");
        promotion = new MetricFamily(
                registry,
                "understudy.drill.promotion",
                "seconds",
                "From the order to promote to the first write in the newest drill that passed.");
    }

    void add(String cluster, BackupBooks books, Instant now) {
        books.backups().newestVerified(cluster).ifPresent(backup -> add(cluster, backup, now));
        unfinished.add((double) books.copies().unfinished(cluster).size(), "cluster", cluster);
        ended(books.restoreTests().recent(cluster, RECENT))
                .findFirst()
                .ifPresent(test -> testPassed.add(test.state() == RestoreTest.State.PASSED, "cluster", cluster));
        books.restoreTests().newestPassed(cluster).ifPresent(test -> {
            testAge.add(seconds(Duration.between(test.startedAt(), now)), "cluster", cluster);
            recovery.add(seconds(test.restore()), "cluster", cluster);
        });
        books.drills()
                .newestPassed(cluster)
                .ifPresent(drill -> promotion.add(seconds(drill.promotion()), "cluster", cluster));
    }

    private void add(String cluster, Backup backup, Instant now) {
        age.add(seconds(Duration.between(backup.startedAt(), now)), "cluster", cluster);
        size.add((double) backup.bytes(), "cluster", cluster);
        backup.finishedAt()
                .ifPresent(end -> took.add(seconds(Duration.between(backup.startedAt(), end)), "cluster", cluster));
    }

    private static Stream<RestoreTest> ended(List<RestoreTest> tests) {
        return tests.stream().filter(test -> test.state() != RestoreTest.State.RUNNING);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    void publish() {
        Stream.of(age, size, took, unfinished, testAge, testPassed, recovery, promotion)
                .forEach(MetricFamily::publish);
    }
}
