package io.understudy.jobs;

import io.understudy.backup.catalogue.RehearsalSlots;
import java.time.DayOfWeek;
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
    /** A dump may take its whole time limit, after it waited for a restore test. */
    Duration LONGEST = Duration.ofHours(12);

    ScheduleBuilder<? extends Trigger> quartz();

    /** How long a run may last before it is called stuck, while nobody knows how long runs usually take. */
    Duration patience();

    /** Whether a run may take hours though most take a moment: then what is usual says nothing. */
    boolean isUneven();

    /** Again and again, counted from the bot's start; a time that was missed is skipped. */
    record Every(Duration interval, boolean isUneven) implements Schedule {
        Every(Duration interval) {
            this(interval, false);
        }

        @Override
        public ScheduleBuilder<? extends Trigger> quartz() {
            return SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(interval.toMillis())
                    .repeatForever()
                    .withMisfireHandlingInstructionNextWithRemainingCount();
        }

        @Override
        public Duration patience() {
            return isUneven ? LONGEST : interval.multipliedBy(10);
        }
    }

    /** At certain times of the calendar, UTC; missed ones (a sleeping machine, a clock set forward) are made up for by one run. */
    sealed interface Calendar extends Schedule {
        CronScheduleBuilder cron();

        @Override
        default ScheduleBuilder<? extends Trigger> quartz() {
            return cron().inTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC))
                    .withMisfireHandlingInstructionFireAndProceed();
        }

        @Override
        default Duration patience() {
            return LONGEST;
        }

        @Override
        default boolean isUneven() {
            return true;
        }
    }

    /** Once a day. */
    record Daily(LocalTime at) implements Calendar {
        @Override
        public CronScheduleBuilder cron() {
            return CronScheduleBuilder.dailyAtHourAndMinute(at.getHour(), at.getMinute());
        }
    }

    /** Once a week. */
    record Weekly(DayOfWeek day, LocalTime at) implements Calendar {
        private static final int DAYS = 7;

        @Override
        public CronScheduleBuilder cron() {
            // Quartz's week begins with Sunday as its day 1.
            return CronScheduleBuilder.weeklyOnDayAndHourAndMinute(
                    day.getValue() % DAYS + 1, at.getHour(), at.getMinute());
        }
    }

    /** Once a month, on a day that every month has. */
    record Monthly(int day, LocalTime at) implements Calendar {
        @Override
        public CronScheduleBuilder cron() {
            return CronScheduleBuilder.monthlyOnDayAndHourAndMinute(day, at.getHour(), at.getMinute());
        }
    }

    /** When this is due. */
    static Schedule of(RehearsalSlots slots) {
        if (slots instanceof RehearsalSlots.Weekly weekly) {
            return new Weekly(weekly.day(), weekly.at());
        }
        RehearsalSlots.Monthly monthly = (RehearsalSlots.Monthly) slots;
        return new Monthly(monthly.day(), monthly.at());
    }
}
