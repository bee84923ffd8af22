package io.understudy.jobs;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NightlyBackupIT {
    private final Clock clock = Clock.systemUTC();
    private final FakeBackups backups = new FakeBackups(clock);
    // Far enough from now that the night itself does not come during the test.
    private final LocalTime sixHoursAgo =
            clock.instant().minus(Duration.ofHours(6)).atOffset(ZoneOffset.UTC).toLocalTime();

    @Test
    void aNightThatWasMissedIsMadeUpForOnceAtTheStart() {
        backups.made(clock.instant().minus(Duration.ofDays(3)), State.VERIFIED);
        try (Timetable timetable = timetable()) {
            timetable.start();
            await().until(() -> backups.told().size() == 1);
            assertThat(backups.threads()).containsExactly("backup-1");
            await().until(() -> timetable.history().get(0).runs() == 1);
        }
        try (Timetable restarted = timetable()) {
            restarted.start();
        }
        assertThat(backups.told()).hasSize(1);
    }

    @Test
    void aNightThatFailedAlsoAfterItsRetriesIsNotMadeUpFor() {
        Instant lastNight = clock.instant().minus(Duration.ofHours(6));
        for (int attempt = 0; attempt < 3; attempt++) {
            backups.made(lastNight.plusSeconds(attempt), State.FAILED);
        }
        backups.made(lastNight.minus(Duration.ofDays(1)), State.VERIFIED);
        Gate beat = new Gate();
        beat.open();
        try (Timetable timetable =
                builder().every(Duration.ofMillis(20), "beat", beat).build()) {
            timetable.start();
            await().until(() -> beat.runs() >= 3);
        }
        assertThat(backups.told()).isEmpty();
    }

    @Test
    void anAttemptThatIsDueIsMadeByTheNextBotToo() {
        backups.made(clock.instant().minus(Duration.ofMinutes(11)), State.FAILED);
        LocalTime justBefore =
                clock.instant().minus(Duration.ofMinutes(12)).atOffset(ZoneOffset.UTC).toLocalTime();
        try (Timetable timetable =
                new TimetableBuilder(clock).backUp("orders", backups.at(justBefore)).build()) {
            timetable.start();
            await().until(() -> backups.told().size() == 1);
        }
    }

    private Timetable timetable() {
        return builder().build();
    }

    private TimetableBuilder builder() {
        return new TimetableBuilder(clock).backUp("orders", backups.at(sixHoursAgo));
    }
}
