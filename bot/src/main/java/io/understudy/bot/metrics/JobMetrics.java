package io.understudy.bot.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.commands.clock.JobBoard;
import io.understudy.commands.clock.JobStatus;
import io.understudy.jobs.CheckRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the timetable says of itself. */
final class JobMetrics {
    private final MetricFamily took;
    private final MetricFamily stuck;
    private final MetricFamily unseen;

    /** The jobs are those that there are now: a timetable does not change. */
    JobMetrics(MeterRegistry registry, JobBoard board) {
        took = new MetricFamily(
                registry,
                "understudy.job.last.duration",
                "seconds",
                "How long the job's last run took; of the jobs 'check …', the sweep over a cluster and its judgement.");
        stuck = new MetricFamily(
                registry, "understudy.job.troubled", "", "Whether the job does not run as it should (1) or does (0).");
        unseen = new MetricFamily(
                registry,
                "understudy.check.age",
                "seconds",
                "Time since a check of the cluster last ended well; no sample before the first.");
        for (JobStatus job : board.jobs()) {
            FunctionCounter.builder("understudy.job.runs", board, now -> find(now, job.name())
                            .runs())
                    .description("Runs of the job that ended, well or not, since the bot started.")
                    .tag("job", job.name())
                    .register(registry);
            FunctionCounter.builder("understudy.job.failures", board, now -> find(now, job.name())
                            .failures())
                    .description("Runs of the job that failed, since the bot started.")
                    .tag("job", job.name())
                    .register(registry);
        }
    }

    private static JobStatus find(JobBoard board, String name) {
        return board.jobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void add(List<JobStatus> jobs, List<CheckRecord> checks, Instant now) {
        for (JobStatus job : jobs) {
            job.lastTook().ifPresent(time -> took.add(time.toMillis() / 1000.0, "job", job.name()));
            stuck.add(job.trouble().isPresent(), "job", job.name());
        }
        checks.stream()
                .filter(CheckRecord::checked)
                .forEach(check -> unseen.add(
                        Duration.between(check.lastWellAt(), now).toMillis() / 1000.0, "cluster", check.cluster()));
    }

    void publish() {
        took.publish();
        stuck.publish();
        unseen.publish();
    }
}
