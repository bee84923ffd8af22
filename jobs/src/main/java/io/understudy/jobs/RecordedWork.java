package io.understudy.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's work with its history. Nothing escapes from it: a job that threw would leave its trigger in a state that
 * nobody looks at. A failure is logged when it is new, not each second.
 */
final class RecordedWork implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedWork.class);

    private final Work work;
    private final Clock clock;
    private final AtomicReference<JobHistory> history;
    private String failing = "";

    RecordedWork(String name, Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
        this.history = new AtomicReference<>(JobHistory.none(name));
    }

    JobHistory history() {
        return history.get();
    }

    // One run at a time: Quartz and the backup thread see to it in the product, this lock everywhere.
    @Override
    public synchronized void run() {
        Instant start = clock.instant();
        JobHistory.Run run = new JobHistory.Run(start, Thread.currentThread().getName());
        history.updateAndGet(before -> before.started(run));
        try {
            work.perform();
            Instant end = clock.instant();
            history.updateAndGet(before -> before.ended(end, Duration.between(start, end)));
            failing = "";
        } catch (InterruptedException e) {
            history.updateAndGet(JobHistory::interrupted);
            // The bot is stopping; the interrupt belongs to the thread's owner.
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            failed(start, e);
        }
    }

    private void failed(Instant start, Throwable failure) {
        Instant now = clock.instant();
        String text = String.valueOf(failure);
        JobHistory after = history.updateAndGet(
                before -> before.failed(Duration.between(start, now), new JobHistory.Failure(now, text)));
        if (!text.equals(failing)) {
            LOG.error("The job '{}' failed; it will be run again at its next time", after.name(), failure);
        }
        failing = text;
    }
}
