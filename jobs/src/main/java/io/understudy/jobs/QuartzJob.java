package io.understudy.jobs;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;

/** What Quartz runs: one line of the timetable, interrupted when the timetable is closed. */
@DisallowConcurrentExecution
final class QuartzJob implements InterruptableJob {
    private final ScheduledJob job;
    private final AtomicReference<Thread> running = new AtomicReference<>();

    QuartzJob(ScheduledJob job) {
        this.job = job;
    }

    @Override
    public void execute(JobExecutionContext context) {
        running.set(Thread.currentThread());
        try {
            job.begin();
        } finally {
            running.set(null);
        }
    }

    @Override
    public void interrupt() {
        Optional.ofNullable(running.get()).ifPresent(Thread::interrupt);
    }
}
