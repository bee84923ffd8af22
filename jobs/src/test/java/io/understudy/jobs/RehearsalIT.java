package io.understudy.jobs;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.RehearsalSlots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalIT {
    private final Clock clock = Clock.systemUTC();
    private final Instant start = clock.instant();
    /** Two days ago, so that the slot itself does not come during the test. */
    private final RehearsalSlots slots = new RehearsalSlots.Weekly(
            start.atOffset(ZoneOffset.UTC).getDayOfWeek().minus(2),
            start.atOffset(ZoneOffset.UTC).toLocalTime());

    private final Gate test = new Gate();
    private volatile Optional<Instant> attempted = Optional.of(start.minus(Duration.ofDays(9)));

    @Test
    void aRehearsalThatWasMissedIsMadeUpForOnceOnAThreadBesideQuartz() {
        test.open();
        try (Timetable timetable = timetable()) {
            timetable.start();
            await().until(() -> test.runs() == 1);
            await().until(() -> timetable.history().get(0).runs() == 1);
            assertThat(timetable.jobs().get(0).name()).isEqualTo("restore test orders");
            assertThat(timetable.jobs().get(0).next().orElseThrow()).isAfter(start);
        }
        try (Timetable restarted = timetable()) {
            restarted.start();
        }
        assertThat(test.runs()).isEqualTo(1);
    }

    private Timetable timetable() {
        return new TimetableBuilder(clock)
                .rehearse(new Rehearsal(
                        "restore test orders",
                        slots,
                        () -> attempted,
                        () -> Instant.EPOCH,
                        () -> {
                            attempted = Optional.of(clock.instant());
                            test.perform();
                        }))
                .build();
    }
}
