package io.understudy.jobs;

import io.understudy.commands.clock.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quartz.SchedulerException;

/** Jobs as people see them. */
record StatusSheet(QuartzTable table) {
    JobStatus of(ScheduledJob job, List<JobTrouble> troubles) {
        JobHistory history = job.work().history();
        return new JobStatus(
                job.name(),
                history.runs(),
                history.failures(),
                history.lastStartedAt(),
                history.lastTook(),
                next(job),
                history.lastFailure().map(failure -> new JobStatus.Failure(failure.at(), failure.firstLine())),
                troubles.stream()
                        .filter(trouble -> trouble.job().equals(job.name()))
                        .findFirst()
                        .map(JobTrouble::words));
    }

    private Optional<Instant> next(ScheduledJob job) {
        try {
            return table.next(job);
        } catch (SchedulerException e) {
            // Quartz has been shut down: nothing is next.
            return Optional.empty();
        }
    }
}
