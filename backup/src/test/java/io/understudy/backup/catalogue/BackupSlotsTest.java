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
    void aRestartRightAfterTheSlotLeavesItToTheTimetable() {
        Instant justAfter = Instant.parse("2026-11-20T03:00:05Z");
        assertThat(AT_THREE.missed(List.of(NIGHT_BEFORE), Optional.of(NIGHT_BEFORE), justAfter))
                .isFalse();
    }

    @Test
    void aNewClusterMissedNothing() {
        assertThat(AT_THREE.missed(List.of(), Optional.empty(), NOON)).isFalse();
    }
}
