package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.judge.BackupFacts;
import io.understudy.backup.judge.BackupJudge;
import io.understudy.backup.judge.Expectations;
import io.understudy.backup.keep.Retention;
import io.understudy.backup.keep.RetentionOutcome;
import io.understudy.backup.keep.RetentionPlan;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.WrittenBackups;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.scratch.ScratchPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real runner on real servers, night after night by a clock that the test moves. */
class RetentionIT {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final BackupSlots AT_THREE = new BackupSlots(LocalTime.of(3, 0));
    private static final RetentionSettings TWO_DAYS = new RetentionSettings(2, 0, 0, 1);

    private static BackupSite site;

    @TempDir
    private Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final MemoryNotices notices = new MemoryNotices();
    private FakePrograms programs;

    @BeforeAll
    static void startPair() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        Sql.execute(site.pair().primary(), "postgres", "CREATE DATABASE orders");
    }

    @AfterAll
    static void stopPair() {
        site.pair().close();
    }

    @BeforeEach
    void preparePrograms() throws IOException {
        programs = FakePrograms.around(site.real(), directory.resolve("bin"));
    }

    @Test
    void theFirstRemovalIsToldTheNextIsDoneAndWhatIsPinnedStays() throws Exception {
        Backup fourth = night(NIGHT.minus(DAY.multipliedBy(4))).backup();
        Backup third = night(NIGHT.minus(DAY.multipliedBy(3))).backup();

        BackupResult.Finished second = night(NIGHT.minus(DAY.multipliedBy(2)));
        assertThat(second.retention().orElseThrow()).isInstanceOf(RetentionOutcome.Announced.class);
        assertThat(removable(second.retention().orElseThrow().plan())).containsExactly(fourth.id());
        assertThat(names()).contains(fourth.id(), third.id());

        catalogue.pin(third.id(), Optional.of(new Pin("alice", NIGHT, "")));
        BackupResult.Finished first = night(NIGHT.minus(DAY));
        assertThat(first.retention().orElseThrow())
                .isInstanceOfSatisfying(RetentionOutcome.Applied.class, applied -> {
                    assertThat(applied.removed()).containsExactly(fourth.id());
                    assertThat(applied.failures()).isEmpty();
                });
        assertThat(names())
                .containsExactlyInAnyOrder(
                        ".lock", third.id(), second.backup().id(), first.backup().id());
        assertThat(catalogue.find(fourth.id()).orElseThrow().state()).isEqualTo(State.REMOVED);

        RetentionPreview preview = runner(site.dumper(), NIGHT.minusSeconds(60)).retentionPreview("orders");
        assertThat(removable(preview.plan())).containsExactly(second.backup().id());
        assertThat(preview.onlyTold()).isFalse();
    }

    @Test
    @Tag("alert-32")
    @Tag("alert-33")
    void fiveDaysOfFailingBackupsDeleteNothing() throws Exception {
        List<Backup> good = IntStream.rangeClosed(0, 4).mapToObj(this::written).toList();
        notices.give("orders", new Retention(TWO_DAYS, DAY).rule(), NIGHT);

        programs.replace("pg_dump", "echo 'pg_dump: error: no' >&2; exit 1\n");
        assertFails(1, site.dumper(), good, Alert.BACKUP_FAILED);
        assertFails(2, new Login(site.dumper().user(), new Secret("wrong")), good, Alert.BACKUP_FAILED, Alert.BACKUP_MISSING);
        missTwoNightsAndCatchUpOnce(good);
        programs.replace("pg_dump", "\"$real/pg_dump\" \"$@\" && truncate -s -500 \"$file\"\n");
        assertFails(5, site.dumper(), good, Alert.BACKUP_FAILED, Alert.BACKUP_MISSING);

        Instant sixth = NIGHT.plus(DAY.multipliedBy(6));
        assertThat(runner(site.dumper(), sixth).retentionPreview("orders").plan().frozen())
                .containsExactly("the newest verified backup is of 2026-11-20 03:00 UTC, which is more than 48 hours ago:"
                        + " nothing is removed until one succeeds");

        programs = FakePrograms.around(site.real(), directory.resolve("bin"));
        BackupResult.Finished healed = night(sixth);
        assertThat(alerts(sixth))
                .doesNotContain(Alert.BACKUP_FAILED, Alert.BACKUP_MISSING);
        assertThat(names()).containsExactlyInAnyOrder(".lock", healed.backup().id(), good.get(0).id());
    }

    /** The bot is down on the third and fourth night. */
    private void missTwoNightsAndCatchUpOnce(List<Backup> good) throws IOException {
        Instant noon = NIGHT.plus(DAY.multipliedBy(4)).plus(Duration.ofHours(9));
        assertThat(isMissed(noon)).isTrue();
        night(site.dumper(), noon);
        assertThat(isMissed(noon.plusSeconds(60))).isFalse();
        assertThat(names()).containsAll(ids(good));
    }

    private boolean isMissed(Instant now) {
        return AT_THREE.missed(catalogue.recent("orders", 9), catalogue.newestVerified("orders"), now);
    }

    private void assertFails(int days, Login dumper, List<Backup> good, Alert... alerts) throws IOException {
        Instant now = NIGHT.plus(DAY.multipliedBy(days));
        BackupResult.Finished failed = night(dumper, now);
        assertThat(failed.backup().state()).as(failed.backup().detail()).isEqualTo(State.FAILED);
        assertThat(failed.retention()).isEmpty();
        assertThat(names()).containsAll(ids(good));
        assertThat(catalogue.newestVerified("orders")).map(Backup::id).contains(good.get(0).id());
        assertThat(alerts(now)).containsExactlyInAnyOrder(alerts);
    }

    /** Two hours later, when nothing is tried again any more. */
    private List<Alert> alerts(Instant now) {
        Expectations expected =
                new Expectations(BackupThresholds.DEFAULT, new BackupRetries(AT_THREE), false, Set.of());
        BackupFacts facts = new BackupFacts(
                catalogue.recent("orders", 30),
                catalogue.newestVerified("orders"),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                NIGHT);
        return new BackupJudge("orders", expected)
                .judge(facts, now.plus(Duration.ofHours(2))).stream()
                        .map(one -> one.diagnosis().alert())
                        .toList();
    }

    /** A verified one of so many nights before. */
    private Backup written(int age) {
        Backup backup = new WrittenBackups(new BackupFolder(directory.resolve("backups/orders")))
                .write(NIGHT.minus(DAY.multipliedBy(age)), State.VERIFIED);
        catalogue.put(backup);
        return backup;
    }

    private BackupResult.Finished night(Instant at) {
        BackupResult.Finished finished = night(site.dumper(), at);
        assertThat(finished.backup().state()).as(finished.backup().detail()).isEqualTo(State.VERIFIED);
        return finished;
    }

    private BackupResult.Finished night(Login dumper, Instant at) {
        return (BackupResult.Finished)
                runner(dumper, at).run(site.assessment(StandbyState.DISCONNECTED), progress -> {});
    }

    private BackupRunner runner(Login dumper, Instant at) {
        BackupSettings settings =
                BackupSite.settings(directory.resolve("backups"), programs.directory(), dumper, TWO_DAYS);
        return new BackupRunner(settings, catalogue, notices, BackupSite.tools(Clock.fixed(at, ZoneOffset.UTC)));
    }

    private static List<String> removable(RetentionPlan plan) {
        return plan.removable().stream().map(one -> one.backup().id()).toList();
    }

    private static List<String> ids(List<Backup> backups) {
        return backups.stream().map(Backup::id).toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("backups/orders"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
