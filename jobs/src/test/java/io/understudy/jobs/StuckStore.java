package io.understudy.jobs;

import java.lang.reflect.Field;
import org.quartz.Scheduler;
import org.quartz.core.QuartzScheduler;
import org.quartz.core.QuartzSchedulerResources;
import org.quartz.impl.StdScheduler;

/** Does to Quartz's store what a dying scheduler thread would; there is no way to it from outside but by its fields. */
final class StuckStore {
    private StuckStore() {}

    /** Takes every trigger that is due within a minute, as the scheduler's thread would, and never begins it. */
    static void acquire(Scheduler quartz) throws ReflectiveOperationException, org.quartz.JobPersistenceException {
        Object core = field(StdScheduler.class, "sched").get(quartz);
        var resources = (QuartzSchedulerResources)
                field(QuartzScheduler.class, "resources").get(core);
        resources.getJobStore().acquireNextTriggers(System.currentTimeMillis() + 60_000, 10, 0);
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
