package io.understudy.backup.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RehearsalJudgeTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-15T05:00:00Z");
    private final List<RestoreTest> tests = new ArrayList<>();
    private final List<Drill> drills = new ArrayList<>();

    @Test
    @Tag("alert-34")
    void aRestoreTestThatFailedIsCriticalUntilOnePasses() {
        test(SUNDAY, RestoreTest.State.FAILED, "public.lines has 10 rows, the manifest says 12\nand more");
        assertThat(found(true, SUNDAY.plusSeconds(60))).singleElement().satisfies(one -> {
            assertThat(one.alert()).isEqualTo(Alert.BACKUP_ODD);
            assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(one.sentence())
                    .isEqualTo("orders: the restore test of 2026-11-15 05:00 UTC of the backup orders-1 failed"
                            + " (public.lines has 10 rows, the manifest says 12). A restore may bring back less than is"
                            + " needed.");
        });
        test(SUNDAY.plusSeconds(60), RestoreTest.State.RUNNING, "");
        assertThat(found(true, SUNDAY.plusSeconds(61))).hasSize(1);
        tests.remove(0);
        test(SUNDAY.plusSeconds(60), RestoreTest.State.PASSED, "");
        assertThat(found(true, SUNDAY.plusSeconds(62))).isEmpty();
    }

    @Test
    @Tag("alert-34")
    void aRestoreTestOlderThanAWeekIsAWarningOnceTheNextOneIsLate() {
        test(SUNDAY, RestoreTest.State.PASSED, "");
        assertThat(found(true, SUNDAY.plus(Duration.ofDays(7)).plusSeconds(600)))
                .isEmpty();
        Instant later = SUNDAY.plus(Duration.ofDays(8));
        assertThat(found(true, later)).singleElement().satisfies(one -> {
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.sentence())
                    .isEqualTo(
                            "orders: the newest restore test that passed is from 2026-11-15 05:00 UTC, 8 d ago; one is"
                                    + " due each week.");
        });
        assertThat(found(false, later)).as("where none are wanted").isEmpty();
        test(later, RestoreTest.State.RUNNING, "");
        assertThat(found(true, later)).as("while one runs").isEmpty();
    }

    @Test
    @Tag("alert-34")
    void whereThereNeverWasOneItIsMissedFromWhenBackupsWereFirstExpected() {
        assertThat(found(true, SUNDAY.plus(Duration.ofDays(8))))
                .extracting(Diagnosis::sentence)
                .containsExactly("orders: NO backup was ever restored to test it, and that has been due for 8 d.");
    }

    @Test
    @Tag("alert-39")
    void aDrillThatFailedIsAWarningOfItsOwn() {
        drills.add(drill(Drill.State.FAILED, "it did not promote within 60 s"));
        assertThat(found(true, SUNDAY)).singleElement().satisfies(one -> {
            assertThat(one.alert()).isEqualTo(Alert.DRILL_FAILED);
            assertThat(one.severity()).isEqualTo(Severity.WARNING);
            assertThat(one.sentence())
                    .isEqualTo("orders: the drill of 2026-11-15 05:00 UTC on a copy of db2 failed (it did not promote"
                            + " within 60 s). A failover may fail the same way.");
        });
        drills.add(0, drill(Drill.State.PASSED, ""));
        assertThat(found(true, SUNDAY)).isEmpty();
    }

    @Test
    @Tag("alert-34")
    @Tag("alert-39")
    void whatPeopleEndedRaisesNothingAndExcusesNoFailureBeforeIt() {
        test(SUNDAY, RestoreTest.State.FAILED, RestoreTest.CANCELLED + "; of the backup nothing more is known");
        drills.add(drill(Drill.State.FAILED, Drill.CANCELLED + "; nothing was kept"));
        assertThat(found(true, SUNDAY)).isEmpty();
        tests.add(new RestoreTest(
                "orders",
                "orders-1",
                SUNDAY,
                Optional.of(SUNDAY),
                RestoreTest.State.FAILED,
                Duration.ZERO,
                0,
                0,
                0,
                "a row is missing"));
        drills.add(drill(Drill.State.FAILED, "it did not promote within 60 s"));
        assertThat(found(true, SUNDAY)).hasSize(2);
    }

    private List<Diagnosis> found(boolean testsWanted, Instant now) {
        Expectations expected = new Expectations(
                BackupThresholds.DEFAULT,
                new BackupRetries(new BackupSlots(LocalTime.of(3, 0))),
                testsWanted,
                Set.of());
        Optional<RestoreTest> passed = tests.stream()
                .filter(test -> test.state() == RestoreTest.State.PASSED)
                .findFirst();
        return new RehearsalJudge("orders", expected)
                .judge(new BackupFacts(List.of(), Optional.empty(), tests, passed, drills, List.of(), SUNDAY), now)
                .toList();
    }

    private void test(Instant at, RestoreTest.State state, String detail) {
        Optional<Instant> end = state == RestoreTest.State.RUNNING ? Optional.empty() : Optional.of(at);
        tests.add(0, new RestoreTest("orders", "orders-1", at, end, state, Duration.ZERO, 0, 0, 0, detail));
    }

    private static Drill drill(Drill.State state, String detail) {
        return new Drill(
                "orders",
                "db2",
                SUNDAY,
                Optional.of(SUNDAY),
                state,
                0,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                detail);
    }
}
