package io.understudy.jobs;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.watch.IncidentChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a timetable together, line by line. */
public final class TimetableBuilder {
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(3);
    private static final Duration REMIND_EVERY = Duration.ofSeconds(30);
    private static final Duration JUDGE_EVERY = Duration.ofSeconds(30);
    private static final Duration THIN_EVERY = Duration.ofHours(1);

    private final Clock clock;
    private final List<ScheduledJob> jobs = new ArrayList<>();
    private final List<Runnable> catchUps = new ArrayList<>();
    // One backup at a time, apart from Quartz's threads: a dump may take hours and the checks must go on.
    private final ExecutorService backupThread =
            Executors.newSingleThreadExecutor(work -> Timetable.daemon("backup-1", work));
    // Beside Quartz's threads: a check that is called for waits for no tick.
    private final ExecutorService checkThreads = Executors.newCachedThreadPool(Timetable.numbered("check-"));

    public TimetableBuilder(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks a cluster steadily, and at once when its watch hears that a connection broke.
     *
     * @param report told of changes only, on the checking thread
     */
    public TimetableBuilder check(
            ManagedCluster cluster, Duration interval, BiConsumer<ManagedCluster, List<IncidentChange>> report) {
        PromptRuns runs = new PromptRuns(checkThreads);
        Work check = () -> {
            List<IncidentChange> changes = cluster.watch().check();
            if (!changes.isEmpty()) {
                report.accept(cluster, changes);
            }
        };
        ScheduledJob line = add(Timetable.CHECK + cluster.spec().name(), new Schedule.Every(interval), check, runs);
        cluster.watch().whenPrompted(() -> runs.soon(line.work()));
        return this;
    }

    /** Backs a cluster up each night, and once at the start if a night was missed. */
    public TimetableBuilder backUp(ManagedCluster cluster, NightlyBackup nightly) {
        NightlyBackupJob job = new NightlyBackupJob(cluster, nightly, clock, clock.instant());
        ScheduledJob line = add("backup " + cluster.spec().name(), new Schedule.Daily(nightly.at()), job, backupThread);
        catchUps.add(() -> {
            if (job.isMissed()) {
                line.begin();
            }
        });
        return this;
    }

    /**
     * Judges a cluster's backups steadily, apart from the job that makes them.
     *
     * @param look compares the catalogue with what is on disk, before each judging
     * @param report told of changes only, on the judging thread
     */
    public TimetableBuilder judgeBackups(
            ManagedCluster cluster,
            Runnable look,
            BackupCatalogue catalogue,
            BackupThresholds thresholds,
            BiConsumer<ManagedCluster, List<IncidentChange>> report) {
        BackupAlertsJob job = new BackupAlertsJob(cluster, look, catalogue, thresholds, clock, report);
        return every(JUDGE_EVERY, "judge backups " + cluster.spec().name(), job);
    }

    /** Reminds people of times without alerts, and ends those that are over. */
    public TimetableBuilder remindOfMaintenance(String cluster, Consumer<String> remind) {
        return every(REMIND_EVERY, "maintenance " + cluster, () -> remind.accept(cluster));
    }

    /** Ends previews that nobody decided in time, and begins scheduled operations. */
    public TimetableBuilder expireApprovals(String cluster, Desk desk) {
        return every(EXPIRE_EVERY, "expire approvals " + cluster, desk::expireOverdue);
    }

    /** Keeps lag samples one by one for {@code raw}, and the worst of each minute for {@code minutes}. */
    public TimetableBuilder thinSamples(LagHistory samples, Duration raw, Duration minutes) {
        return every(THIN_EVERY, "thin samples", () -> {
            Instant now = clock.instant();
            samples.thin(now.minus(raw), now.minus(minutes));
        });
    }

    /**
     * Does anything else steadily.
     *
     * @param source asked for the work before each run, so that it may come from where its parts are put together; one that
     *     fails is a failed run of this job, and the next run is tried at its time
     */
    public TimetableBuilder steadily(Duration interval, String name, Supplier<? extends Work> source) {
        return every(interval, name, () -> source.get().perform());
    }

    public Timetable build() {
        return new Timetable(jobs, List.of(backupThread, checkThreads), () -> catchUps.forEach(Runnable::run), clock);
    }

    TimetableBuilder every(Duration interval, String name, Work work) {
        add(name, new Schedule.Every(interval), work, Runnable::run);
        return this;
    }

    private ScheduledJob add(String name, Schedule schedule, Work work, Executor on) {
        ScheduledJob job = new ScheduledJob(schedule, new RecordedWork(name, work, clock), on);
        jobs.add(job);
        return job;
    }
}
