package io.understudy.jobs;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.judge.Expectations;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts a timetable together, line by line. */
public final class TimetableBuilder {
    private static final Duration EXPIRE_EVERY = Duration.ofSeconds(3);
    private static final Duration REMIND_EVERY = Duration.ofSeconds(30);
    private static final Duration JUDGE_EVERY = Duration.ofSeconds(30);
    private static final Duration RETRY_EVERY = Duration.ofMinutes(1);
    private static final Duration EARLY = Duration.ofSeconds(1);
    private static final Duration THIN_EVERY = Duration.ofHours(1);

    private final Clock clock;
    private final List<ScheduledJob> jobs = new ArrayList<>();
    private final List<Runnable> catchUps = new ArrayList<>();
    // Apart from Quartz's threads: a dump may take hours and the checks must go on.
    private final ExecutorService backupThreads = Executors.newCachedThreadPool(Timetable.numbered("backup-"));
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

    /** Backs a cluster up each night, once at the start if a night was missed, and again after a failure. */
    public TimetableBuilder backUp(String cluster, NightlyBackup nightly) {
        NightlyBackupJob job = new NightlyBackupJob(cluster, nightly, clock);
        ScheduledJob line = addLong("backup " + cluster, new Schedule.Daily(nightly.at()), job);
        beginIf(line, job::isMissed);
        return every(RETRY_EVERY, "retry backup " + cluster, () -> {
            if (job.isRetryDue()) {
                line.begin();
            }
        });
    }

    /** Rehearses at its times, and once at the start if the last time was missed. */
    public TimetableBuilder rehearse(Rehearsal rehearsal) {
        // Quartz may be a few milliseconds early.
        BooleanSupplier due = () -> rehearsal.isDue(clock.instant().plus(EARLY));
        ScheduledJob line = addLong(rehearsal.name(), Schedule.of(rehearsal.slots()), () -> {
            if (due.getAsBoolean()) {
                rehearsal.work().perform();
            }
        });
        beginIf(line, due);
        return this;
    }

    /** Does something steadily that may take hours, on a thread of its own; what falls into a run is skipped. */
    public TimetableBuilder steadilyLong(Duration interval, String name, Work work) {
        addLong(name, new Schedule.Every(interval, true), work);
        return this;
    }

    private void beginIf(ScheduledJob line, BooleanSupplier missed) {
        catchUps.add(() -> {
            if (missed.getAsBoolean()) {
                line.begin();
            }
        });
    }

    private ScheduledJob addLong(String name, Schedule schedule, Work work) {
        return add(name, schedule, work, new PromptRuns(backupThreads));
    }

    /**
     * Judges a cluster's backups steadily, apart from the jobs that make and test them.
     *
     * @param look compares the catalogue with what is on disk, before each judging
     * @param report told of changes only, on the judging thread
     */
    public TimetableBuilder judgeBackups(
            ManagedCluster cluster,
            Runnable look,
            BackupBooks books,
            Expectations expected,
            BiConsumer<ManagedCluster, List<IncidentChange>> report) {
        BackupAlertsJob job = new BackupAlertsJob(cluster, look, books, expected, clock, report);
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
        return new Timetable(jobs, List.of(backupThreads, checkThreads), () -> catchUps.forEach(Runnable::run), clock);
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
