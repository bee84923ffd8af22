package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.settings.DumpSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final DumpSettings DIRECTORY = new DumpSettings(
            DumpSettings.Format.DIRECTORY, 2, DumpSettings.Compression.GZIP, Optional.empty(), 0, Optional.empty());
    private static final SourceFacts SERVER = new SourceFacts(
            7L,
            1,
            150_018,
            "15.18",
            true,
            false,
            "0/3000000",
            false,
            true,
            List.of(new SourceFacts.Database(5, "orders", 1000, true)));

    @Test
    void olderProgramsThanTheServerAreRefusedWithWhatToInstall() {
        assertThat(Preflight.versionObjection(new Version(14, "14.9"), SERVER))
                .contains("wanted pg_dump 15 or newer, found 14.9."
                        + " Install postgresql-client-15 and set bin_directory to it.");
        assertThat(Preflight.versionObjection(new Version(16, "16.1"), SERVER)).isEmpty();
    }

    @Test
    void wantsRoomForAThirdOfTheDatabasesOrOneAndAThirdOfTheLastBackup() {
        assertThat(Preflight.spaceObjection(349, 0, SERVER)).isPresent();
        assertThat(Preflight.spaceObjection(350, 0, SERVER)).isEmpty();
        assertThat(Preflight.spaceObjection(1299, 1000, SERVER))
                .contains("wanted 1300 bytes free in the backup directory, found 1299."
                        + " Free some space or point the directory to a larger disk.");
        assertThat(Preflight.spaceObjection(1300, 1000, SERVER)).isEmpty();
    }

    @Test
    void wantsAFileForEachTableIfTheFormatIsADirectory() {
        FreeInodes free = new FreeInodes(OptionalLong.of(20));
        assertThat(Preflight.inodeObjection(free, 10_000, SERVER, DumpSettings.DEFAULT))
                .isEmpty();
        assertThat(Preflight.inodeObjection(free, 10_000, SERVER, DIRECTORY))
                .contains("wanted room for 10012 files in the backup directory, found 20 free inodes."
                        + " Remove files there or point the directory to another disk.");
    }

    @Test
    void aFileSystemThatCountsNoFilesIsNoObjection() {
        assertThat(Preflight.inodeObjection(new FreeInodes(OptionalLong.empty()), 10_000, SERVER, DIRECTORY))
                .isEmpty();
    }
}
