package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.BackupCopy.State;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.TargetSettings;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryCopies;
import io.understudy.backup.site.SampleBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies to two real directories. One that does not exist is a disk that is not mounted. */
class CopyRunTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant MORNING = NIGHT.plus(Duration.ofHours(5));
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path directory;

    private final MemoryCatalogue catalogue = new MemoryCatalogue();
    private final MemoryCopies copies = new MemoryCopies();
    private final Map<String, TargetSettings> settings = new LinkedHashMap<>();
    private final List<BackupProgress> told = new ArrayList<>();
    private Path disk;
    private Path shelf;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(directory.resolve("disk"));
        shelf = Files.createDirectory(directory.resolve("shelf"));
        settings.put("disk", new TargetSettings.Directory(disk));
        settings.put("shelf", new TargetSettings.Directory(shelf));
    }

    @Test
    void everyVerifiedBackupIsCopiedToEveryTargetOldestFirst() throws Exception {
        Backup before = backup(NIGHT.minus(DAY));
        Backup newest = backup(NIGHT);
        Backup failed = SampleBackup.publish(folder(), NIGHT.plusSeconds(60), 100);
        catalogue.put(failed.with(Backup.State.FAILED, "pg_dump was killed"));

        assertThat(words(run(MORNING)))
                .containsExactly(
                        before.id() + " disk COMPLETE 1",
                        newest.id() + " disk COMPLETE 1",
                        before.id() + " shelf COMPLETE 1",
                        newest.id() + " shelf COMPLETE 1");
        assertThat(copies.of(newest.id())).allSatisfy(copy -> {
            assertThat(copy.bytes()).isGreaterThan(newest.bytes());
            assertThat(copy.at()).isEqualTo(MORNING);
        });
        assertThat(told.get(0))
                .isEqualTo(new BackupProgress("copying to disk", before.id(), 1, 2, 0, before.bytes(), 0));
        assertThat(run(MORNING.plus(DAY))).isEmpty();
    }

    @Test
    void aTargetThatIsNewGetsWhatThereIs() throws Exception {
        Backup newest = backup(NIGHT);
        settings.remove("shelf");
        run(MORNING);
        settings.put("shelf", new TargetSettings.Directory(shelf));
        assertThat(words(run(MORNING.plusSeconds(60)))).containsExactly(newest.id() + " shelf COMPLETE 1");
    }

    @Test
    void aTargetThatFailsHoldsUpNoOtherAndIsTriedAgainLaterAndLater() throws Exception {
        Backup newest = backup(NIGHT);
        Files.delete(disk);
        assertThat(words(run(MORNING)))
                .containsExactly(newest.id() + " disk FAILED 1", newest.id() + " shelf COMPLETE 1");
        assertThat(copies.of(newest.id()).get(0).detail()).contains("found none; mount its disk");

        assertThat(run(MORNING.plusSeconds(59))).isEmpty();
        assertThat(words(run(MORNING.plusSeconds(60)))).containsExactly(newest.id() + " disk FAILED 2");
        assertThat(run(MORNING.plusSeconds(60 + 299))).isEmpty();

        Files.createDirectory(disk);
        assertThat(words(run(MORNING.plusSeconds(60 + 300)))).containsExactly(newest.id() + " disk COMPLETE 3");
        assertThat(copies.of(newest.id()).get(0).detail()).isEmpty();
    }

    @Test
    void theFirstFailureAtATargetEndsItsTurnAndTheOthersKeepTheirs() throws Exception {
        Backup before = backup(NIGHT.minus(DAY));
        Backup newest = backup(NIGHT);
        Files.delete(Path.of(before.directory(), "globals.sql"));
        assertThat(words(run(MORNING)))
                .containsExactly(before.id() + " disk FAILED 1", before.id() + " shelf FAILED 1");
        assertThat(words(run(MORNING.plusSeconds(30))))
                .containsExactly(newest.id() + " disk COMPLETE 1", newest.id() + " shelf COMPLETE 1");
    }

    @Test
    void anInterruptedCopyIsStillToBeMadeAndNotCountedAsAnAttempt() throws Exception {
        Backup newest = backup(NIGHT);
        assertThatThrownBy(() -> run(MORNING, progress -> Thread.currentThread().interrupt()))
                .isInstanceOf(InterruptedException.class);
        assertThat(copies.unfinished("orders"))
                .extracting(BackupCopy::state, BackupCopy::attempts)
                .containsExactly(tuple(State.PENDING, 0), tuple(State.PENDING, 0));
        assertThat(words(run(MORNING)))
                .containsExactly(newest.id() + " disk COMPLETE 1", newest.id() + " shelf COMPLETE 1");
    }

    @Test
    void whatRetentionRemovedHereIsRemovedThereAndAFailedRemovalIsTriedAgain() throws Exception {
        Backup old = backup(NIGHT.minus(DAY));
        Backup newest = backup(NIGHT);
        run(MORNING);
        catalogue.put(old.with(Backup.State.REMOVED, ""));
        Path unmounted = directory.resolve("unmounted");
        Files.move(disk, unmounted);

        assertThat(words(run(MORNING.plusSeconds(60))))
                .containsExactly(old.id() + " disk COMPLETE 1", old.id() + " shelf REMOVED 1");
        assertThat(copies.of(old.id()).get(0).detail()).startsWith("not removed there: wanted the directory");
        assertThat(shelf.resolve("orders").resolve(old.id())).doesNotExist();
        assertThat(shelf.resolve("orders").resolve(newest.id())).isDirectory();

        Files.move(unmounted, disk);
        assertThat(run(MORNING.plusSeconds(120))).isEmpty();
        assertThat(words(run(MORNING.plusSeconds(60 + 3600)))).containsExactly(old.id() + " disk REMOVED 1");
        assertThat(disk.resolve("orders").resolve(old.id())).doesNotExist();
        assertThat(run(MORNING.plusSeconds(8000))).isEmpty();
    }

    @Test
    void aBackupThatWasRemovedBeforeItWasCopiedIsDroppedFromTheQueue() throws Exception {
        Backup old = backup(NIGHT.minus(DAY));
        backup(NIGHT);
        Files.delete(disk);
        run(MORNING);
        catalogue.put(old.with(Backup.State.REMOVED, ""));
        Files.createDirectory(disk);
        run(MORNING.plus(Duration.ofHours(2)));
        assertThat(copies.of(old.id())).extracting(BackupCopy::state).containsOnly(State.REMOVED);
        assertThat(copies.unfinished("orders")).isEmpty();
    }

    @Test
    void noCopyGoesWhileTheNewestVerifiedBackupIsTooOldAndNoneThatIsPinned() throws Exception {
        Backup old = backup(NIGHT.minus(DAY));
        Backup pinned = backup(NIGHT.minus(Duration.ofHours(12)));
        backup(NIGHT);
        run(MORNING);
        catalogue.put(old.with(Backup.State.REMOVED, ""));
        catalogue.put(pinned.with(Backup.State.REMOVED, ""));
        catalogue.pin(pinned.id(), Optional.of(new Pin("alice", NIGHT, "audit")));

        assertThat(run(NIGHT.plus(Duration.ofDays(5)))).isEmpty();
        assertThat(disk.resolve("orders").resolve(old.id())).isDirectory();

        backup(NIGHT.plus(Duration.ofDays(5)));
        run(NIGHT.plus(Duration.ofDays(5)).plusSeconds(60));
        assertThat(disk.resolve("orders").resolve(old.id())).doesNotExist();
        assertThat(disk.resolve("orders").resolve(pinned.id())).isDirectory();
    }

    @Test
    void copiesOfWhatTheCatalogueDoesNotKnowStay() throws Exception {
        Backup known = backup(NIGHT);
        run(MORNING);
        MemoryCatalogue lost = new MemoryCatalogue();
        Clock clock = Clock.fixed(MORNING.plusSeconds(60), ZoneOffset.UTC);
        assertThat(new CopyRun("orders", lost, copies, new Targets(settings, directory), clock).run(told::add))
                .isEmpty();
        assertThat(disk.resolve("orders").resolve(known.id())).isDirectory();
    }

    private Backup backup(Instant at) {
        Backup backup = SampleBackup.publish(folder(), at, 1000);
        catalogue.put(backup);
        return backup;
    }

    private Path folder() {
        return directory.resolve("backups/orders");
    }

    private List<BackupCopy> run(Instant at) throws InterruptedException {
        return run(at, told::add);
    }

    /** Each time by a new one, as after a restart. */
    private List<BackupCopy> run(Instant at, Consumer<BackupProgress> progress) throws InterruptedException {
        Targets targets = new Targets(settings, directory.resolve("known_hosts"));
        return new CopyRun("orders", catalogue, copies, targets, Clock.fixed(at, ZoneOffset.UTC)).run(progress);
    }

    private static List<String> words(List<BackupCopy> changed) {
        return changed.stream()
                .map(one -> one.backup() + " " + one.target() + " " + one.state() + " " + one.attempts())
                .toList();
    }
}
