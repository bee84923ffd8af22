package io.understudy.jobs;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** How Quartz is set up: in memory, few daemon threads, nothing sent anywhere. */
final class QuartzSetup {
    private static final int MOST_THREADS = 10;
    // Below this a late run is made up for; Quartz's own minute would make up for 60 checks at once.
    private static final int LATE_MILLIS = 100;

    private static final int IDLE_MILLIS = 1000;

    private QuartzSetup() {}

    static Scheduler scheduler(Collection<ScheduledJob> jobs) throws SchedulerException {
        Scheduler quartz = new StdSchedulerFactory(properties(jobs.size())).getScheduler();
        Map<String, ScheduledJob> byName =
                jobs.stream().collect(Collectors.toUnmodifiableMap(ScheduledJob::name, Function.identity()));
        quartz.setJobFactory((bundle, scheduler) ->
                new QuartzJob(byName.get(bundle.getJobDetail().getKey().getName())));
        for (ScheduledJob job : jobs) {
            quartz.scheduleJob(detail(job), trigger(job));
        }
        return quartz;
    }

    private static JobDetail detail(ScheduledJob job) {
        return JobBuilder.newJob(QuartzJob.class).withIdentity(job.name()).build();
    }

    private static Trigger trigger(ScheduledJob job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(job.name())
                .withSchedule(job.schedule().quartz())
                .build();
    }

    private static Properties properties(int jobs) {
        Properties properties = new Properties();
        // Quartz keeps a table of all schedulers in the process by their names.
        properties.setProperty("org.quartz.scheduler.instanceName", "understudy-" + UUID.randomUUID());
        properties.setProperty("org.quartz.scheduler.threadName", "quartz-scheduler");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.interruptJobsOnShutdownWithWait", "true");
        // A trigger that was freed is noticed within this time; nothing wakes Quartz for it.
        properties.setProperty("org.quartz.scheduler.idleWaitTime", String.valueOf(IDLE_MILLIS));
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(Math.min(MOST_THREADS, jobs + 1)));
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "quartz");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", String.valueOf(LATE_MILLIS));
        return properties;
    }
}
