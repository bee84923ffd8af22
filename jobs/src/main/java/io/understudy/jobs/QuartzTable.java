package io.understudy.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * The jobs as Quartz has them. Quartz forgets a job that it holds to be running only when that run ends, and where it lost
 * the run, never: such a job is entered anew under another key, which owes nothing to what Quartz remembers. Safe for any
 * thread.
 */
final class QuartzTable {
    private static final String AT_ONCE = "at-once";
    // One may run, one may wait for its end: a third would only repeat the second.
    private static final int MOST_AT_ONCE = 2;

    private final Scheduler quartz;
    private final Map<String, ScheduledJob> jobs = new ConcurrentHashMap<>();
    private final Map<String, Integer> generations = new ConcurrentHashMap<>();

    QuartzTable(Collection<ScheduledJob> all) throws SchedulerException {
        quartz = QuartzSetup.scheduler(all.size());
        // A factory that throws would leave the trigger in a state that Quartz never looks at again. This one cannot.
        quartz.setJobFactory((bundle, scheduler) ->
                new QuartzJob(jobs.get(bundle.getJobDetail().getKey().getName())));
        for (ScheduledJob job : all) {
            jobs.put(job.name(), job);
            quartz.scheduleJob(detail(job), regular(job).build());
        }
    }

    /** For what only tests do to it. */
    Scheduler quartz() {
        return quartz;
    }

    /** NONE when it has lost its regular trigger. */
    TriggerState state(ScheduledJob job) throws SchedulerException {
        return quartz.getTriggerState(regularKey(job));
    }

    Optional<Trigger> regularTrigger(ScheduledJob job) throws SchedulerException {
        return Optional.ofNullable(quartz.getTrigger(regularKey(job)));
    }

    /** When it runs next by its schedule. */
    Optional<Instant> next(ScheduledJob job) throws SchedulerException {
        return regularTrigger(job).map(Trigger::getNextFireTime).map(Date::toInstant);
    }

    /** Runs it now, or as soon as its present run ends; asked again meanwhile, it is still one run. */
    void runAtOnce(ScheduledJob job) throws SchedulerException {
        long asked = quartz.getTriggersOfJob(key(job)).stream()
                .filter(trigger -> trigger.getKey().getGroup().equals(AT_ONCE))
                .count();
        if (asked < MOST_AT_ONCE) {
            quartz.scheduleJob(TriggerBuilder.newTrigger()
                    .withIdentity(TriggerKey.createUniqueName(job.name()), AT_ONCE)
                    .forJob(key(job))
                    .build());
        }
    }

    /** Counts its times from now; nothing that Quartz remembers of it stays. */
    synchronized void enterAnew(ScheduledJob job, Instant now) throws SchedulerException {
        quartz.deleteJob(key(job));
        generations.merge(job.name(), 1, Integer::sum);
        quartz.scheduleJob(detail(job), regular(job).startAt(Date.from(now)).build());
    }

    private static TriggerBuilder<? extends Trigger> regular(ScheduledJob job) {
        return TriggerBuilder.newTrigger()
                .withIdentity(regularKey(job))
                .withSchedule(job.schedule().quartz());
    }

    private JobDetail detail(ScheduledJob job) {
        return JobBuilder.newJob(QuartzJob.class).withIdentity(key(job)).build();
    }

    private static TriggerKey regularKey(ScheduledJob job) {
        return TriggerKey.triggerKey(job.name());
    }

    private JobKey key(ScheduledJob job) {
        return JobKey.jobKey(job.name(), "generation-" + generations.getOrDefault(job.name(), 0));
    }
}
