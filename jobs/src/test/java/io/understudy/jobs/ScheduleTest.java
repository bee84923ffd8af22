package io.understudy.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.RehearsalSlots;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;

/** Quartz and the slots must mean the same moments. */
class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalTime HALF_PAST_FOUR = LocalTime.of(4, 30);

    static Stream<RehearsalSlots> slots() {
        return Stream.concat(
                Stream.of(DayOfWeek.values()).map(day -> new RehearsalSlots.Weekly(day, HALF_PAST_FOUR)),
                Stream.of(1, 28).map(day -> new RehearsalSlots.Monthly(day, HALF_PAST_FOUR)));
    }

    @ParameterizedTest
    @MethodSource("slots")
    void aRehearsalFiresAtItsSlotAndNotBefore(RehearsalSlots slots) {
        Instant slot = slots.last(NOON);
        Trigger trigger = TriggerBuilder.newTrigger()
                .startAt(Date.from(Instant.EPOCH))
                .withSchedule(Schedule.of(slots).quartz())
                .build();
        assertThat(trigger.getFireTimeAfter(Date.from(slot.minusSeconds(1)))).isEqualTo(Date.from(slot));
        assertThat(trigger.getFireTimeAfter(Date.from(slot))).isAfter(Date.from(NOON));
    }

    @Test
    void whatMayTakeHoursIsNotCalledStuckAfterManyShortRuns() {
        Schedule copies = new Schedule.Every(Duration.ofMinutes(1), true);
        assertThat(copies.isUneven()).isTrue();
        assertThat(copies.patience()).isGreaterThan(Duration.ofHours(6));
    }
}
