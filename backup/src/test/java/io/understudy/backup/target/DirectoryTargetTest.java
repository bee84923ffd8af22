package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.site.SampleBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DirectoryTargetTest extends TargetContract {
    private Path disk;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(directory.resolve("disk"));
    }

    @Override
    Target target() {
        return new DirectoryTarget("disk", disk);
    }

    @Override
    Path stored() {
        return disk.resolve("orders");
    }

    @Test
    void aDiskThatIsNotMountedIsNotTakenForAnEmptyOne() throws Exception {
        Backup backup = sample(1000);
        Files.delete(disk);
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), UNTOLD))
                    .hasMessageStartingWith(
                            "wanted the directory " + disk + ", found none; mount its disk, or make it once:");
            assertThatThrownBy(() -> target.backups("orders")).hasMessageContaining("found none");
            assertThatThrownBy(target::check).hasMessageContaining("found none");
        }
        assertThat(disk).doesNotExist();
    }

    @Test
    @Tag("F20")
    void anAttemptThatFailedGivesItsRoomBackAtOnceAndOlderCopiesStay() throws Exception {
        Backup old = SampleBackup.publish(directory.resolve("backups/orders"), NIGHT.minusSeconds(86_400), 1000);
        try (Target target = target()) {
            target.put("orders", Path.of(old.directory()), UNTOLD);
            Backup larger = SampleBackup.publish(directory.resolve("backups/orders"), NIGHT.plusSeconds(60), 50_000);
            assertThatThrownBy(() -> target.put("orders", Path.of(larger.directory()), cutAfter(30_000)))
                    .hasMessageContaining("the cable was cut");
            assertThat(target.backups("orders")).containsExactly(old.id());
        }
        assertThat(files(stored()).keySet()).allMatch(name -> name.startsWith(old.id()));
    }

    @Test
    void nobodyElseMayReadTheCopies() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
        }
        assertPrivate(stored());
    }

    @Test
    void theBackupsOwnDirectoryIsNoTarget() throws Exception {
        Backup backup = sample(1000);
        Path own = Path.of(backup.directory()).getParent().getParent();
        try (Target target = new DirectoryTarget("disk", own)) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), UNTOLD))
                    .hasMessageContaining("wanted another directory than that of the backups themselves");
        }
        assertThat(Path.of(backup.directory())).isDirectoryContaining("glob:**/manifest.json");
    }

    static void assertPrivate(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.toList())
                    .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------"));
        }
    }
}
