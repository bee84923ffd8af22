package io.understudy.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.BackupRetries;
import io.understudy.backup.catalogue.BackupSlots;
import io.understudy.backup.judge.Expectations;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.commands.fakes.CopiesInMemory;
import io.understudy.commands.fakes.DrillsInMemory;
import io.understudy.commands.fakes.RestoreTestsInMemory;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.watch.IncidentChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The judge of backups at work: a real book, and a catalogue that nobody's backup job writes to. */
class BackupAlertsJobTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final FakeBackups backups = new FakeBackups(clock);
    private final List<IncidentChange> told = new ArrayList<>();
    private final List<String> vanished = new ArrayList<>();
    private final BackupAlertsJob job = new BackupAlertsJob(
            new FakeCluster().managed(),
            () -> vanished.forEach(id -> backups.disproven(id, "its directory is gone")),
            new BackupBooks(backups, new CopiesInMemory(), new RestoreTestsInMemory(), new DrillsInMemory()),
            new Expectations(
                    BackupThresholds.DEFAULT, new BackupRetries(new BackupSlots(LocalTime.of(3, 0))), false, Set.of()),
            clock,
            (cluster, changes) -> told.addAll(changes));

    @Test
    @Tag("alert-33")
    void aBackupWhoseFilesWentAwayIsNotTheNewestAnyMore() {
        Backup lost = backups.made(now, State.VERIFIED);
        judgeFor(Duration.ofHours(1));
        assertThat(told).isEmpty();
        vanished.add(lost.id());
        judgeFor(Duration.ofHours(2));
        assertThat(turns())
                .extracting(change -> change.incident().sentence())
                .anyMatch(sentence -> sentence.contains("its directory is gone"));
    }

    @Test
    @Tag("alert-33")
    void aClusterWhoseBackupJobNeverRunsIsToldOnceAndHealsWithItsFirstBackup() {
        judgeFor(Duration.ofHours(36));
        assertThat(told).isEmpty();
        judgeFor(Duration.ofHours(2));
        assertThat(turns()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(IncidentChange.Opened.class);
            assertThat(change.incident().alert()).isEqualTo(Alert.BACKUP_MISSING);
            assertThat(change.incident().sentence()).startsWith("orders: there is NO verified backup");
        });
        backups.made(now, State.VERIFIED);
        judgeFor(Duration.ofHours(3));
        assertThat(turns()).hasSize(2);
        assertThat(turns().get(1)).isInstanceOf(IncidentChange.Healed.class);
    }

    @Test
    @Tag("alert-32")
    void aBackupThatFailedIsToldAndHealsWithTheNextGoodOne() {
        backups.made(NOON, State.FAILED);
        judgeFor(Duration.ofHours(1));
        assertThat(turns())
                .singleElement()
                .satisfies(change -> assertThat(change.incident().alert()).isEqualTo(Alert.BACKUP_FAILED));
        backups.made(now, State.VERIFIED);
        judgeFor(Duration.ofHours(3));
        assertThat(turns()).hasSize(2);
        assertThat(turns().get(1)).isInstanceOf(IncidentChange.Healed.class);
    }

    /** Without what only reminds of one. */
    private List<IncidentChange> turns() {
        return told.stream()
                .filter(change ->
                        !(change instanceof IncidentChange.Escalated) && !(change instanceof IncidentChange.Reminded))
                .toList();
    }

    /** Every half hour, which is seldomer than in the product. */
    private void judgeFor(Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            now = now.plus(Duration.ofMinutes(30));
            job.perform();
        }
    }
}
