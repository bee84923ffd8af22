package io.understudy.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/** Everything that the bot does by the clock. Made by {@link TimetableBuilder}; runs from {@link #start} to {@link #close}. */
public final class Timetable implements AutoCloseable {
    private static final Duration LOOK_AFTER_QUARTZ = Duration.ofSeconds(5);
    private static final long STOP_SECONDS = 10;

    private final List<ScheduledJob> jobs;
    private final Scheduler quartz;
    private final List<ExecutorService> threads;
    private final Runnable catchUp;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(work -> daemon("quartz-watchdog", work));
    private final TriggerCare care;
    private Future<?> looking = CompletableFuture.completedFuture(null);

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
            this.quartz = QuartzSetup.scheduler(jobs);
        } catch (SchedulerException e) {
            throw new IllegalStateException("wanted to set up the timetable, found: " + e.getMessage(), e);
        }
        this.care = new TriggerCare(quartz, clock);
    }

    /** Starts the jobs, and the backups that were missed while the bot was down. */
    public void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("wanted to start the timetable, found: " + e.getMessage(), e);
        }
        catchUp.run();
        long every = LOOK_AFTER_QUARTZ.toMillis();
        looking = watchdog.scheduleWithFixedDelay(care, every, every, TimeUnit.MILLISECONDS);
    }

    /** How each job has fared since the bot started, in the order in which they were added. */
    public List<JobHistory> history() {
        return jobs.stream().map(job -> job.work().history()).toList();
    }

    /** Interrupts what runs, a backup too, and waits a few seconds for it to end. */
    @Override
    public void close() {
        looking.cancel(true);
        watchdog.shutdownNow();
        threads.forEach(ExecutorService::shutdownNow);
        try {
            quartz.shutdown(true);
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
