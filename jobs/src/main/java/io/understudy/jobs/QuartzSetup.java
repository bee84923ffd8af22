package io.understudy.jobs;

import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** How Quartz is set up: in memory, daemon threads, nothing sent anywhere. */
final class QuartzSetup {
    // Below this a late run is made up for; Quartz's own minute would make up for 60 checks at once.
    private static final int LATE_MILLIS = 100;

    private static final int IDLE_MILLIS = 1000;

    private QuartzSetup() {}

    /** @param jobs how many there are: each has a thread, so that one that hangs keeps no other waiting */
    static Scheduler scheduler(int jobs) throws SchedulerException {
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
        properties.setProperty("org.quartz.threadPool.threadCount", String.valueOf(jobs + 1));
        properties.setProperty("org.quartz.threadPool.threadNamePrefix", "quartz");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", String.valueOf(LATE_MILLIS));
        return new StdSchedulerFactory(properties).getScheduler();
    }
}
