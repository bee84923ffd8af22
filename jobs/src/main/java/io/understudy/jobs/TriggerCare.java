package io.understudy.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after Quartz from outside: frees triggers that Quartz gave up, and those that a clock set back would let wait for
 * hours. Runs on a thread that counts by the monotonic clock.
 */
record TriggerCare(Scheduler quartz, Clock clock) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerCare.class);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    @Override
    public void run() {
        try {
            for (TriggerKey key : quartz.getTriggerKeys(GroupMatcher.anyTriggerGroup())) {
                if (quartz.getTriggerState(key) == TriggerState.ERROR) {
                    LOG.error("Quartz had given up the job '{}'; it runs again", key.getName());
                    quartz.resetTriggerFromErrorState(key);
                }
                if (quartz.getTrigger(key) instanceof SimpleTrigger trigger && waitsTooLong(trigger)) {
                    LOG.warn("The clock was set back; the job '{}' is timed anew", key.getName());
                    quartz.rescheduleJob(key, anew(trigger));
                }
            }
        } catch (SchedulerException | RuntimeException e) {
            LOG.error("The timetable could not be looked after; the next look is in a few seconds", e);
        }
    }

    private boolean waitsTooLong(SimpleTrigger trigger) {
        Instant next = trigger.getNextFireTime().toInstant();
        Duration interval = Duration.ofMillis(trigger.getRepeatInterval());
        return next.isAfter(clock.instant().plus(interval).plus(MARGIN));
    }

    private Trigger anew(SimpleTrigger trigger) {
        return trigger.getTriggerBuilder().startAt(Date.from(clock.instant())).build();
    }
}
