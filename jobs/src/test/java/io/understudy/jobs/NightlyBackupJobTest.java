package io.understudy.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup.State;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NightlyBackupJobTest {
    private static final LocalTime AT_THREE = LocalTime.of(3, 0);
    private static final Instant YESTERDAY = Instant.parse("2026-11-19T03:00:00Z");

    @Test
    void aBeatThatComesAFewMillisecondsEarlyStillCountsForItsOwnSlot() throws Exception {
        Clock early = at("2026-11-20T02:59:59.998Z");
        FakeBackups backups = new FakeBackups(early);
        backups.made(YESTERDAY, State.VERIFIED);
        job(backups, early).perform();
        assertThat(backups.told()).hasSize(1);
    }

    @Test
    @Tag("F35")
    void aSlotIsWorkedOffOnceHoweverOftenItIsAsked() throws Exception {
        Clock clock = at("2026-11-20T05:00:00Z");
        FakeBackups backups = new FakeBackups(clock);
        job(backups, clock).perform();
        job(backups, clock).perform();
        assertThat(backups.told()).hasSize(1);
    }

    @Test
    void aSlotWithAFailedRunIsNotMissed() {
        Clock clock = at("2026-11-20T05:00:00Z");
        FakeBackups backups = new FakeBackups(clock);
        backups.made(YESTERDAY, State.VERIFIED);
        assertThat(job(backups, clock).isMissed()).isTrue();
        backups.made(Instant.parse("2026-11-20T03:00:00Z"), State.FAILED);
        assertThat(job(backups, clock).isMissed()).isFalse();
    }

    private static NightlyBackupJob job(FakeBackups backups, Clock clock) {
        return new NightlyBackupJob("orders", backups.at(AT_THREE), clock);
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
