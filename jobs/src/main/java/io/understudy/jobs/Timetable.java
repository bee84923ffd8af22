package io.understudy.jobs;

import io.understudy.commands.clock.JobBoard;
import io.understudy.commands.clock.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.quartz.SchedulerException;

/** Everything that the bot does by the clock. Made by {@link TimetableBuilder}; runs from {@link #start} to {@link #close}. */
public final class Timetable implements JobBoard, AutoCloseable {
    /** What the names of the jobs begin with that look at a cluster; its name follows. */
    static final String CHECK = "check ";

    private static final int WATCHDOGS = 2;
    private static final long STOP_SECONDS = 10;

    private final List<ScheduledJob> jobs;
    private final QuartzTable table;
    private final List<ExecutorService> threads;
    private final Runnable catchUp;
    private final ScheduledExecutorService watchdogs =
            Executors.newScheduledThreadPool(WATCHDOGS, work -> daemon("quartz-watchdog", work));
    private final List<Future<?>> watching = new CopyOnWriteArrayList<>();
    private final TriggerCare care;
    private final StatusSheet sheet;
    private final Clock clock;
    private final AtomicReference<Instant> startedAt;

    /**
     * Sets everything up; nothing runs yet.
     *
     * @param threads those beside Quartz's, shut down with the timetable
     * @param catchUp what is to be made up for, asked once at the start
     */
    Timetable(List<ScheduledJob> jobs, List<ExecutorService> threads, Runnable catchUp, Clock clock) {
        this.jobs = List.copyOf(jobs);
        this.threads = List.copyOf(threads);
        this.catchUp = catchUp;
        try {
            this.table = new QuartzTable(jobs);
        } catch (SchedulerException e) {
            throw new IllegalStateException("wanted to set up the timetable, found: " + e.getMessage(), e);
        }
        this.care = new TriggerCare(jobs, table, clock);
        this.sheet = new StatusSheet(table);
        this.clock = clock;
        this.startedAt = new AtomicReference<>(clock.instant());
    }

    /** Starts the jobs, and the backups that were missed while the bot was down. */
    public void start() {
        startedAt.set(clock.instant());
        try {
            table.quartz().start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("wanted to start the timetable, found: " + e.getMessage(), e);
        }
        catchUp.run();
        beside(TriggerCare.INTERVAL, care);
    }

    /**
     * Runs what must go on when Quartz does not, on a thread that is not Quartz's: what looks after the timetable itself.
     * One that throws is not run again.
     */
    public void beside(Duration interval, Runnable watcher) {
        long every = interval.toMillis();
        watching.add(watchdogs.scheduleWithFixedDelay(watcher, every, every, TimeUnit.MILLISECONDS));
    }

    @Override
    public List<JobStatus> jobs() {
        List<JobTrouble> troubles = troubles();
        return jobs.stream().map(job -> sheet.of(job, troubles)).toList();
    }

    /** How each job has fared since the bot started, in the order in which they were added. */
    public List<JobHistory> history() {
        return jobs.stream().map(job -> job.work().history()).toList();
    }

    /** How steadily each cluster was looked at, as of now. */
    public List<CheckRecord> checks() {
        return jobs.stream()
                .filter(job -> job.name().startsWith(CHECK))
                .map(job -> CheckRecord.of(job, startedAt.get()))
                .toList();
    }

    /** The name of the job that a record is of. */
    public static String jobOf(CheckRecord check) {
        return CHECK + check.cluster();
    }

    /** What the watchdog found, at most a few seconds ago. */
    public List<JobTrouble> troubles() {
        return care.troubles();
    }

    /** Interrupts what runs, a backup too, and waits a few seconds for it to end. */
    @Override
    public void close() {
        watching.forEach(one -> one.cancel(true));
        watchdogs.shutdownNow();
        threads.forEach(ExecutorService::shutdownNow);
        try {
            table.quartz().shutdown(true);
            for (ExecutorService one : threads) {
                one.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("wanted to stop the timetable, found: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static ThreadFactory numbered(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> daemon(prefix + count.incrementAndGet(), work);
    }

    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
