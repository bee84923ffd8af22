package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.program.ClientPrograms.Version;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.site.BackupSite;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DumpCommandTest {
    private static final Version OLD = new Version(15, "15.18");
    private static final Version NEW = new Version(16, "16.4");

    @Test
    void aDirectoryIsDumpedByItsJobs() {
        assertThat(command(Format.DIRECTORY, Compression.GZIP, Optional.of(1), OLD).arguments(
                                Path.of("/b/orders.dump"), Optional.of("00000003-1")))
                .containsExactly(
                        "--format=directory",
                        "--jobs=3",
                        "--snapshot=00000003-1",
                        "--compress=1",
                        "--lock-wait-timeout=1000",
                        "--no-sync",
                        "--verbose",
                        "--file=/b/orders.dump");
    }

    @Test
    void beforeSixteenThereIsALevelOfGzipOnly() {
        assertThat(compress(Compression.NONE, Optional.empty(), OLD)).contains("--compress=0");
        assertThat(compress(Compression.GZIP, Optional.empty(), OLD)).isEmpty();
        assertThat(compress(Compression.GZIP, Optional.of(9), OLD)).contains("--compress=9");
    }

    @Test
    void fromSixteenOnTheMethodIsNamed() {
        assertThat(compress(Compression.NONE, Optional.empty(), NEW)).contains("--compress=none");
        assertThat(compress(Compression.GZIP, Optional.empty(), NEW)).contains("--compress=gzip");
        assertThat(compress(Compression.ZSTD, Optional.of(3), NEW)).contains("--compress=zstd:3");
        assertThat(compress(Compression.LZ4, Optional.empty(), NEW)).contains("--compress=lz4");
    }

    @Test
    void whatOlderProgramsDoNotKnowIsRefused() {
        assertThat(command(Format.CUSTOM, Compression.ZSTD, Optional.empty(), OLD).objection())
                .contains("wanted pg_dump 16 or newer for the compression zstd, found 15.18."
                        + " Install postgresql-client-16 and set bin_directory to it, or set the compression to gzip.");
        assertThat(command(Format.CUSTOM, Compression.ZSTD, Optional.of(22), NEW).objection())
                .isEmpty();
    }

    @Test
    void aLevelThatTheMethodDoesNotHaveIsRefused() {
        assertThat(command(Format.CUSTOM, Compression.GZIP, Optional.of(10), NEW).objection())
                .contains("wanted a level from 1 to 9 for the compression gzip, found 10. Correct backup.dump.level.");
        assertThat(command(Format.CUSTOM, Compression.LZ4, Optional.of(13), NEW).objection())
                .isPresent();
        assertThat(command(Format.CUSTOM, Compression.NONE, Optional.empty(), OLD).objection())
                .isEmpty();
    }

    private static Optional<String> compress(Compression method, Optional<Integer> level, Version version) {
        return command(Format.CUSTOM, method, level, version).arguments(Path.of("/b/x"), Optional.empty()).stream()
                .filter(argument -> argument.startsWith("--compress"))
                .findFirst();
    }

    private static DumpCommand command(Format format, Compression method, Optional<Integer> level, Version version) {
        DumpSettings dump = new DumpSettings(format, 3, method, level, 0, Optional.empty());
        return new DumpCommand(
                BackupSite.settings(
                        Path.of("/backups"),
                        Path.of("/usr/bin"),
                        new Login("dumper", new Secret("unused")),
                        true,
                        dump,
                        Optional.empty()),
                version);
    }
}
