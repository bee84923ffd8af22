package io.understudy.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;

/** When a job runs. What was missed is never made up for in a burst. */
sealed interface Schedule {
    ScheduleBuilder<? extends Trigger> quartz();

    /** How long a run may last before it is called stuck, while nobody knows how long runs usually take. */
    Duration patience();

    /** Again and again, counted from the bot's start; a time that was missed is skipped. */
    record Every(Duration interval) implements Schedule {
        @Override
        public ScheduleBuilder<? extends Trigger> quartz() {
            return SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(interval.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount();
        }

        @Override
        public Duration patience() {
            return interval.multipliedBy(10);
        }
    }

    /** Once a day; missed times (a sleeping machine, a clock set forward) are made up for by one run. */
    record Daily(LocalTime atUtc) implements Schedule {
        @Override
        public ScheduleBuilder<? extends Trigger> quartz() {
            return CronScheduleBuilder.dailyAtHourAndMinute(atUtc.getHour(), atUtc.getMinute())
                    .inTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC))
                    .withMisfireHandlingInstructionFireAndProceed();
        }

        @Override
        public Duration patience() {
            return Duration.ofHours(12);
        }
    }
}
