package io.understudy.jobs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long each run has lasted, counted in the watchdog's looks. One thread. */
final class RunAges {
    private record Seen(JobHistory.Run run, int looks) {}

    private final Map<String, Seen> runs = new HashMap<>();

    void saw(String job, Optional<JobHistory.Run> running) {
        if (running.isEmpty()) {
            runs.remove(job);
            return;
        }
        runs.merge(
                job,
                new Seen(running.get(), 0),
                (before, now) -> before.run().equals(now.run()) ? new Seen(now.run(), before.looks() + 1) : now);
    }

    /** Whether its run lasts longer than it may. */
    Optional<JobTrouble> stuck(ScheduledJob job) {
        return Optional.ofNullable(runs.get(job.name())).flatMap(seen -> {
            Duration lasts = TriggerCare.INTERVAL.multipliedBy(seen.looks());
            return lasts.compareTo(job.patience()) > 0
                    ? Optional.of(new JobTrouble.Stuck(job.name(), seen.run().thread(), lasts))
                    : Optional.empty();
        });
    }
}
