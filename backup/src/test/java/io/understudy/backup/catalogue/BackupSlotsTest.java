package io.understudy.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.site.TestBackups;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupSlotsTest {
    private static final BackupSlots AT_THREE = new BackupSlots(LocalTime.of(3, 0));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Backup LAST_NIGHT = TestBackups.verified(Instant.parse("2026-11-20T03:00:00.004Z"));
    private static final Backup NIGHT_BEFORE = TestBackups.verified(Instant.parse("2026-11-19T03:00:00.004Z"));

    @Test
    void theLastSlotIsTodaysOnceItsTimeHasCome() {
        assertThat(AT_THREE.last(NOON)).isEqualTo("2026-11-20T03:00:00Z");
        assertThat(AT_THREE.last(Instant.parse("2026-11-20T03:00:00Z"))).isEqualTo("2026-11-20T03:00:00Z");
        assertThat(AT_THREE.last(Instant.parse("2026-11-20T02:59:59Z"))).isEqualTo("2026-11-19T03:00:00Z");
    }

    @Test
    void aNightWithoutAnyRunWasMissed() {
        assertThat(AT_THREE.missed(List.of(NIGHT_BEFORE), Optional.of(NIGHT_BEFORE), NOON))
                .isTrue();
    }

    @Test
    void aNightWithARunWasNotMissedEvenIfTheRunFailed() {
        Backup failed = TestBackups.failed(LAST_NIGHT.startedAt());
        assertThat(AT_THREE.missed(List.of(LAST_NIGHT, NIGHT_BEFORE), Optional.of(LAST_NIGHT), NOON))
                .isFalse();
        assertThat(AT_THREE.missed(List.of(failed, NIGHT_BEFORE), Optional.of(NIGHT_BEFORE), NOON))
                .isFalse();
    }

    @Test
    void aNightThatABriefRestartJumpedOverIsMadeUpForToo() {
        Instant justAfter = Instant.parse("2026-11-20T03:00:05Z");
        assertThat(AT_THREE.missed(List.of(NIGHT_BEFORE), Optional.of(NIGHT_BEFORE), justAfter))
                .isTrue();
    }

    @Test
    void aFreshBackupThatSomebodyAskedForStandsInForTheSlot() {
        Backup evening = TestBackups.verified(Instant.parse("2026-11-19T22:00:00Z"));
        Instant morning = Instant.parse("2026-11-20T04:00:00Z");
        assertThat(AT_THREE.missed(List.of(evening, NIGHT_BEFORE), Optional.of(evening), morning))
                .isFalse();
    }

    @Test
    void twoMissedNightsAreMadeUpForByOneRun() {
        Backup longAgo = TestBackups.verified(Instant.parse("2026-11-18T03:00:00.004Z"));
        assertThat(AT_THREE.missed(List.of(longAgo), Optional.of(longAgo), NOON))
                .isTrue();
        Backup catchUp = TestBackups.verified(NOON);
        assertThat(AT_THREE.missed(List.of(catchUp, longAgo), Optional.of(catchUp), NOON.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void aNewClusterMissedNothing() {
        assertThat(AT_THREE.missed(List.of(), Optional.empty(), NOON)).isFalse();
    }
}
