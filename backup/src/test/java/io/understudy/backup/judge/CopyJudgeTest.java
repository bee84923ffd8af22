package io.understudy.backup.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.BackupCopy.State;
import io.understudy.backup.site.TestBackups;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("alert-38")
class CopyJudgeTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Backup LAST_NIGHT = TestBackups.verified(NIGHT);
    private static final Backup TWO_NIGHTS_BEFORE = TestBackups.verified(NIGHT.minus(Duration.ofDays(2)));
    private static final Instant SOON = NIGHT.plus(Duration.ofMinutes(10));

    private final CopyJudge judge = new CopyJudge("orders", Set.of("vault", "cloud"));

    @Test
    void aCopyThatFailedThriceIsToldWithItsTargetAndReason() {
        assertThat(found(List.of(LAST_NIGHT), List.of(copy(LAST_NIGHT, "vault", State.FAILED, 3)), SOON))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.sentence())
                            .isEqualTo("orders: the backup orders-20261120T030000Z has had no copy on vault since"
                                    + " 2026-11-20 03:00 UTC; 3 attempts failed (permission denied).");
                    assertThat(one.doFirst())
                            .isEqualTo(
                                    "Run understudy check, which says what vault lacks; the copy is then made by itself.");
                    assertThat(one.severity()).isEqualTo(Severity.WARNING);
                });
    }

    @Test
    void aFailureOrTwoAreNotToldBeforeAnHourIsOver() {
        List<BackupCopy> twice = List.of(copy(LAST_NIGHT, "vault", State.FAILED, 2));
        assertThat(found(List.of(LAST_NIGHT), twice, SOON)).isEmpty();
        assertThat(found(List.of(LAST_NIGHT), twice, NIGHT.plus(Duration.ofHours(1))))
                .hasSize(1);
    }

    @Test
    void whatIsStillToBeCopiedIsNoTroubleHoweverLongItTakes() {
        assertThat(found(
                        List.of(LAST_NIGHT),
                        List.of(copy(LAST_NIGHT, "vault", State.PENDING, 0)),
                        NIGHT.plus(Duration.ofHours(20))))
                .isEmpty();
    }

    @Test
    void twoTargetsAreTwoTroubles() {
        assertThat(found(
                        List.of(LAST_NIGHT),
                        List.of(copy(LAST_NIGHT, "vault", State.FAILED, 3), copy(LAST_NIGHT, "cloud", State.FAILED, 3)),
                        SOON))
                .extracting(Diagnosis::key)
                .containsExactly("BACKUP::copy-cloud", "BACKUP::copy-vault");
    }

    @Test
    void noCopyAnywhereForTwoDaysIsCritical() {
        List<Backup> backups = List.of(LAST_NIGHT, TWO_NIGHTS_BEFORE);
        List<BackupCopy> nowhere =
                List.of(copy(TWO_NIGHTS_BEFORE, "vault", State.FAILED, 9), copy(LAST_NIGHT, "vault", State.FAILED, 5));
        assertThat(found(backups, nowhere, SOON)).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.sentence())
                    .contains(TWO_NIGHTS_BEFORE.id())
                    .endsWith("No target has got a copy for 2 days.");
        });

        List<BackupCopy> elsewhere =
                List.of(copy(LAST_NIGHT, "vault", State.FAILED, 5), copy(LAST_NIGHT, "cloud", State.COMPLETE, 1));
        assertThat(found(backups, elsewhere, SOON))
                .singleElement()
                .extracting(Diagnosis::severity)
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void copiesOfBackupsThatAreGoneAndOnTargetsThatAreNotConfiguredAnyMoreLackNothing() {
        Backup gone = TestBackups.ended(NIGHT, Backup.State.REMOVED);
        assertThat(found(List.of(gone), List.of(copy(gone, "vault", State.FAILED, 9)), SOON))
                .isEmpty();
        assertThat(found(List.of(LAST_NIGHT), List.of(copy(LAST_NIGHT, "disk", State.FAILED, 9)), SOON))
                .isEmpty();
    }

    private List<Diagnosis> found(List<Backup> backups, List<BackupCopy> copies, Instant now) {
        return judge.judge(backups, copies, now).stream()
                .map(Suspicion::diagnosis)
                .toList();
    }

    private static BackupCopy copy(Backup backup, String target, State state, int attempts) {
        return new BackupCopy(
                backup.id(),
                "orders",
                target,
                state,
                attempts,
                NIGHT,
                0,
                state == State.FAILED ? "permission denied" : "");
    }
}
