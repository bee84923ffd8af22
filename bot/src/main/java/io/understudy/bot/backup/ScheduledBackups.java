package io.understudy.bot.backup;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RehearsalSlots;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.judge.Expectations;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.backup.settings.RestoreTestSettings;
import io.understudy.commands.tell.BackupReporter;
import io.understudy.jobs.NightlyBackup;
import io.understudy.jobs.Rehearsal;
import io.understudy.jobs.TimetableBuilder;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.watch.IncidentChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What the clock does with backups: each waits for its turn, and is told in the cluster's channel. */
public final class ScheduledBackups {
    private static final Duration COPY_EVERY = Duration.ofMinutes(1);

    private final Map<String, ClusterBackups> clusters;
    private final Lanes lanes;
    private final BackupBooks books;
    private final BackupReporter reporter;
    private final BackupHeartbeat heartbeat;
    private final Clock clock;

    ScheduledBackups(
            Map<String, ClusterBackups> clusters,
            Lanes lanes,
            BackupBooks books,
            BackupReporter reporter,
            BackupHeartbeat heartbeat,
            Clock clock) {
        this.clusters = clusters;
        this.lanes = lanes;
        this.books = books;
        this.reporter = reporter;
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /**
     * Every line of every cluster.
     *
     * @param alerts told of what turns out to be wrong, and of its end
     */
    public void addTo(TimetableBuilder timetable, BiConsumer<ManagedCluster, List<IncidentChange>> alerts) {
        clusters.forEach((name, backups) -> {
            timetable.judgeBackups(
                    backups.cluster(), backups::disproveVanished, books, Expectations.of(backups.settings()), alerts);
            BackupSettings settings = backups.settings();
            timetable.backUp(
                    name,
                    new NightlyBackup(
                            settings.at(), books.backups(), () -> backUp(name, backups), one -> told(backups, one)));
            if (settings.restoreTest().enabled()) {
                timetable.rehearse(restoreTest(name, backups, settings.restoreTest()));
            }
            settings.drill()
                    .filter(DrillSettings::scheduled)
                    .ifPresent(drill -> timetable.rehearse(drill(name, backups, drill)));
            if (!settings.targets().isEmpty()) {
                timetable.steadilyLong(COPY_EVERY, "copy backups " + name, () -> backups.copy()
                        .forEach(copy -> reporter.report(backups.cluster(), copy)));
            }
        });
    }

    private BackupResult backUp(String name, ClusterBackups backups) throws InterruptedException {
        Lanes.Ended<BackupResult> ended = lanes.inTurn(name, Lanes.BACKUP, () -> backups.backUp(progress -> {}));
        return ended.endedBy().map(why -> backups.ended(ended.result(), why)).orElse(ended.result());
    }

    private void told(ClusterBackups backups, BackupResult result) {
        reporter.report(backups.cluster(), result);
        heartbeat.after(result, backups.settings().heartbeat());
        backups.adoptUnknown();
    }

    private Rehearsal restoreTest(String name, ClusterBackups backups, RestoreTestSettings settings) {
        return new Rehearsal(
                "restore test " + name,
                new RehearsalSlots.Weekly(settings.day(), settings.at()),
                () -> books.restoreTests().recent(name, 1).stream()
                        .map(RestoreTest::startedAt)
                        .findFirst(),
                expected(name),
                () -> reporter.report(
                        backups.cluster(),
                        lanes.inTurn(
                                        name,
                                        "the restore test",
                                        () -> backups.restoreTest(Optional.empty(), progress -> {}))
                                .result()));
    }

    private Rehearsal drill(String name, ClusterBackups backups, DrillSettings settings) {
        return new Rehearsal(
                "drill " + name,
                new RehearsalSlots.Monthly(settings.day(), settings.at()),
                () -> books.drills().recent(name, 1).stream()
                        .map(Drill::startedAt)
                        .findFirst(),
                expected(name),
                () -> reporter.report(
                        backups.cluster(),
                        lanes.inTurn(name, "the drill", () -> backups.drill(progress -> {}))
                                .result()));
    }

    private Supplier<Instant> expected(String name) {
        return () -> books.backups().expectedSince(name, clock.instant());
    }
}
