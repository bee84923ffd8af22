package io.understudy.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after Quartz from outside: frees jobs that Quartz would never run again, times those anew that a clock set back
 * would let wait for hours, and names runs that do not end. Runs on a thread that counts by the monotonic clock, and counts
 * its own looks instead of reading times that may jump.
 */
final class TriggerCare implements Runnable {
    /** Between two looks. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(TriggerCare.class);
    private static final Duration MARGIN = Duration.ofSeconds(2);
    /** A job that is just being begun looks lost for an instant. */
    private static final int SIGHTINGS = 2;

    private static final int LOOKS_TO_TELL = 120;

    private final Collection<ScheduledJob> jobs;
    private final QuartzTable table;
    private final Clock clock;
    private final RunAges ages = new RunAges();
    private final Map<String, Integer> seenLost = new HashMap<>();
    private final Map<String, Told> freed = new HashMap<>();
    private final AtomicReference<List<JobTrouble>> troubles = new AtomicReference<>(List.of());

    private record Told(JobTrouble.Freed what, int looksLeft) {}

    TriggerCare(Collection<ScheduledJob> jobs, QuartzTable table, Clock clock) {
        this.jobs = List.copyOf(jobs);
        this.table = table;
        this.clock = clock;
    }

    /** As of the last look; safe for any thread. */
    List<JobTrouble> troubles() {
        return troubles.get();
    }

    @Override
    public void run() {
        freed.replaceAll((job, told) -> new Told(told.what(), told.looksLeft() - 1));
        freed.values().removeIf(told -> told.looksLeft() <= 0);
        List<JobTrouble> found = new ArrayList<>();
        for (ScheduledJob job : jobs) {
            try {
                look(job);
            } catch (SchedulerException | RuntimeException e) {
                LOG.error("The job '{}' could not be looked after; the next look is in a few seconds", job.name(), e);
            }
            ages.stuck(job).ifPresent(found::add);
        }
        freed.values().forEach(told -> found.add(told.what()));
        troubles.set(List.copyOf(found));
    }

    private void look(ScheduledJob job) throws SchedulerException {
        Optional<JobHistory.Run> running = job.work().history().running();
        ages.saw(job.name(), running);
        Optional<String> lost = running.isPresent() ? Optional.empty() : lost(job);
        if (lost.isEmpty()) {
            seenLost.remove(job.name());
        } else if (seenLost.merge(job.name(), 1, Integer::sum) >= SIGHTINGS) {
            free(job, lost.get());
        }
        if (running.isEmpty() && waitsTooLong(job)) {
            LOG.warn("The clock was set back; the job '{}' is timed anew", job.name());
            table.enterAnew(job, clock.instant());
        }
    }

    private void free(ScheduledJob job, String how) throws SchedulerException {
        LOG.error("The job '{}' was lost: {}; it runs again", job.name(), how);
        seenLost.remove(job.name());
        freed.put(job.name(), new Told(new JobTrouble.Freed(job.name(), how), LOOKS_TO_TELL));
        table.enterAnew(job, clock.instant());
        if (job.schedule() instanceof Schedule.Calendar) {
            // What it missed meanwhile would otherwise wait for the next day.
            table.runAtOnce(job);
        }
    }

    /** Why Quartz will not run it any more, though no run is going on; empty while all is well. */
    private Optional<String> lost(ScheduledJob job) throws SchedulerException {
        TriggerState state = table.state(job);
        return switch (state) {
            case ERROR -> Optional.of("its trigger was in the state ERROR");
            case BLOCKED -> Optional.of("its trigger was BLOCKED by a run that does not exist");
            case NONE, COMPLETE -> Optional.of("it had no trigger any more");
            case PAUSED -> Optional.of("its trigger was PAUSED");
            case NORMAL -> isOverdue(job) ? Optional.of("its trigger was ACQUIRED and never begun") : Optional.empty();
        };
    }

    private boolean isOverdue(ScheduledJob job) throws SchedulerException {
        Instant latest = clock.instant().minus(MARGIN);
        return table.next(job).filter(next -> next.isBefore(latest)).isPresent();
    }

    private boolean waitsTooLong(ScheduledJob job) throws SchedulerException {
        if (!(job.schedule() instanceof Schedule.Every every)) {
            return false;
        }
        Instant latest = clock.instant().plus(every.interval()).plus(MARGIN);
        return table.next(job).filter(next -> next.isAfter(latest)).isPresent();
    }
}
