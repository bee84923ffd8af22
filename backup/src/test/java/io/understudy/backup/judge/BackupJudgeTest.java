package io.understudy.backup.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BackupJudgeTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant NOON = NIGHT.plus(Duration.ofHours(9));
    private static final Instant LONG_AGO = NIGHT.minus(Duration.ofDays(90));
    private static final long GIGABYTE = 1_000_000_000L;
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final BackupJudge judge = new BackupJudge(
            "orders",
            new Expectations(
                    BackupThresholds.DEFAULT, new BackupRetries(new BackupSlots(LocalTime.of(3, 0))), false, Set.of()));

    @Test
    void backupsEveryNightRaiseNothing() {
        assertThat(found(nights(State.VERIFIED, GIGABYTE, HALF_AN_HOUR), NOON)).isEmpty();
    }

    @Test
    @Tag("alert-32")
    void aRunThatFailedIsToldUntilOneSucceeds() {
        List<Backup> runs = nights(State.FAILED, 0, HALF_AN_HOUR);
        assertThat(sentences(found(runs, NOON)))
                .containsExactly("orders: the backup of 2026-11-20 03:00 UTC failed (pg_dump: no space left)."
                        + " It does not count as a backup.");
        assertThat(found(runs, NOON)).allMatch(one -> one.severity() == Severity.CRITICAL);

        runs.add(0, running(NOON.minusSeconds(60)));
        assertThat(found(runs, NOON)).hasSize(1);

        runs.set(0, run(NOON.minusSeconds(60), State.VERIFIED, GIGABYTE, Duration.ofSeconds(60)));
        assertThat(found(runs, NOON)).isEmpty();
    }

    @Test
    @Tag("alert-32")
    void aRunThatFailedIsToldOnlyWhenItsRetriesFailedToo() {
        List<Backup> runs = nights(State.FAILED, 0, Duration.ofMinutes(1));
        assertThat(found(runs, NIGHT.plus(Duration.ofMinutes(10)))).isEmpty();
        runs.add(0, running(NIGHT.plus(Duration.ofMinutes(11))));
        assertThat(found(runs, NIGHT.plus(Duration.ofMinutes(50)))).isEmpty();
        runs.set(0, run(NIGHT.plus(Duration.ofMinutes(11)), State.FAILED, 0, Duration.ofMinutes(1)));
        assertThat(found(runs, NIGHT.plus(Duration.ofMinutes(41)))).isEmpty();
        runs.add(0, run(NIGHT.plus(Duration.ofMinutes(42)), State.FAILED, 0, Duration.ofMinutes(1)));
        assertThat(found(runs, NIGHT.plus(Duration.ofMinutes(43)))).hasSize(1);
    }

    @Test
    @Tag("alert-32")
    void aRunThatLacksADatabaseFailedToo() {
        assertThat(sentences(found(nights(State.DEGRADED, GIGABYTE, HALF_AN_HOUR), NOON)))
                .singleElement()
                .asString()
                .startsWith("orders: the backup of 2026-11-20 03:00 UTC is not whole");
    }

    @Test
    @Tag("alert-33")
    void aBackupThatNobodyEvenTriedIsMissed() {
        List<Backup> runs = nights(State.VERIFIED, GIGABYTE, HALF_AN_HOUR);
        assertThat(found(runs, NIGHT.plus(Duration.ofHours(36)))).isEmpty();
        assertThat(sentences(found(runs, NIGHT.plus(Duration.ofHours(37)))))
                .containsExactly("orders: the newest verified backup is from 2026-11-20 03:00 UTC, 37 h ago;"
                        + " more than 36 h is too old.");
    }

    @Test
    @Tag("alert-33")
    void aClusterThatNeverHadABackupIsMissedFromWhenItWasFirstKnown() {
        Instant first = NOON;
        Instant later = NOON.plus(Duration.ofHours(37));
        assertThat(judge(List.of(), Optional.empty(), first, NOON.plus(Duration.ofHours(35))))
                .isEmpty();
        assertThat(judge(List.of(), Optional.empty(), first, later).stream()
                        .map(Suspicion::diagnosis)
                        .map(Diagnosis::sentence))
                .containsExactly("orders: there is NO verified backup, and one has been expected for 37 h.");
    }

    @Test
    @Tag("alert-33")
    @Tag("F35")
    void aClockThatWasSetBackMakesNothingMissing() {
        assertThat(found(nights(State.VERIFIED, GIGABYTE, HALF_AN_HOUR), NIGHT.minus(Duration.ofHours(2))))
                .isEmpty();
    }

    @Test
    @Tag("alert-34")
    void aBackupOfLessThanHalfTheUsualSizeIsCritical() {
        List<Backup> runs = nights(State.VERIFIED, GIGABYTE * 49 / 100, HALF_AN_HOUR);
        assertThat(sentences(found(runs, NOON)))
                .containsExactly(
                        "orders: the backup of 2026-11-20 03:00 UTC has 490 MB where 1 GB is usual: data may be"
                                + " missing in it, or in the cluster.");
        assertThat(found(runs, NOON)).allMatch(one -> one.severity() == Severity.CRITICAL);
        assertThat(found(nights(State.VERIFIED, GIGABYTE / 2, HALF_AN_HOUR), NOON))
                .isEmpty();
    }

    @Test
    @Tag("alert-34")
    void aBackupOfMoreThanOneAndAHalfTheUsualSizeIsAWarning() {
        List<Backup> runs = nights(State.VERIFIED, GIGABYTE * 151 / 100, HALF_AN_HOUR);
        assertThat(sentences(found(runs, NOON)))
                .containsExactly("orders: the backup of 2026-11-20 03:00 UTC has 1.5 GB where 1 GB is usual: the next"
                        + " ones may not find room.");
        assertThat(found(runs, NOON)).allMatch(one -> one.severity() == Severity.WARNING);
        assertThat(found(nights(State.VERIFIED, GIGABYTE * 3 / 2, HALF_AN_HOUR), NOON))
                .isEmpty();
    }

    @Test
    @Tag("alert-34")
    void aBackupThatTakesTwiceTheUsualTimeIsToldWhileItRunsAndAfterwards() {
        assertThat(sentences(found(nights(State.VERIFIED, GIGABYTE, Duration.ofMinutes(61)), NOON)))
                .containsExactly("orders: the backup of 2026-11-20 03:00 UTC took 61 min where 30 min is usual.");
        List<Backup> runs = nights(State.VERIFIED, GIGABYTE, HALF_AN_HOUR);
        runs.add(0, running(NOON));
        assertThat(found(runs, NOON.plus(Duration.ofMinutes(60)))).isEmpty();
        assertThat(sentences(found(runs, NOON.plus(Duration.ofMinutes(62)))))
                .containsExactly(
                        "orders: the backup of 2026-11-20 12:00 UTC has been running for 62 min where 30 min is usual.");
    }

    @Test
    @Tag("alert-34")
    void threeAreNeededToSayWhatIsUsual() {
        List<Backup> runs = nights(State.VERIFIED, 1, HALF_AN_HOUR);
        assertThat(found(runs.subList(0, 3), NOON)).isEmpty();
        assertThat(found(runs.subList(0, 4), NOON)).hasSize(1);
    }

    /** Ten good nights, and the last one as given. */
    @Test
    void aRunThatPeopleEndedRaisesNothingAndExcusesNoFailureBeforeIt() {
        List<Backup> runs = nights(State.VERIFIED, GIGABYTE, HALF_AN_HOUR);
        Backup ended =
                run(NOON.minusSeconds(60), State.FAILED, 0, HALF_AN_HOUR).with(State.FAILED, BackupRetries.CANCELLED);
        runs.add(0, ended);
        assertThat(found(runs, NOON)).isEmpty();
        List<Backup> failed = nights(State.FAILED, 0, HALF_AN_HOUR);
        failed.add(0, ended);
        assertThat(found(failed, NOON)).hasSize(1);
    }

    private static List<Backup> nights(State last, long bytes, Duration took) {
        List<Backup> runs = new ArrayList<>();
        runs.add(run(NIGHT, last, bytes, took));
        IntStream.rangeClosed(1, 10)
                .mapToObj(night -> run(
                        NIGHT.minus(Duration.ofDays(night)),
                        night > 7 ? State.REMOVED : State.VERIFIED,
                        GIGABYTE,
                        HALF_AN_HOUR))
                .forEach(runs::add);
        return runs;
    }

    private static Backup run(Instant at, State state, long bytes, Duration took) {
        String detail = state == State.FAILED ? "pg_dump: no space left\nand more" : "";
        return new Backup(
                "orders-" + at, "orders", "db2", "/b", at, Optional.of(at.plus(took)), state, bytes, List.of(), detail);
    }

    private static Backup running(Instant at) {
        return new Backup("orders-" + at, "orders", "db2", "/b", at, Optional.empty(), State.RUNNING, 0, List.of(), "");
    }

    private List<Diagnosis> found(List<Backup> runs, Instant now) {
        Optional<Backup> verified =
                runs.stream().filter(run -> run.state() == State.VERIFIED).findFirst();
        return judge(runs, verified, LONG_AGO, now).stream()
                .map(Suspicion::diagnosis)
                .toList();
    }

    private List<Suspicion> judge(List<Backup> runs, Optional<Backup> verified, Instant expectedSince, Instant now) {
        return judge.judge(
                new BackupFacts(runs, verified, List.of(), Optional.empty(), List.of(), List.of(), expectedSince), now);
    }

    private static List<String> sentences(List<Diagnosis> found) {
        return found.stream().map(Diagnosis::sentence).toList();
    }
}
