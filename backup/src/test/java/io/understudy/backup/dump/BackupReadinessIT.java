package io.understudy.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.FakePrograms;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.plan.Check;
import io.understudy.replication.scratch.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupReadinessIT {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory;

    @Test
    void whatIsConfiguredWellPasses() throws IOException {
        assertThat(checks(DumpSettings.DEFAULT, Optional.of(BackupSite.encryption(directory.resolve("key")))))
                .extracting(Check::verdict)
                .containsExactly(Check.Verdict.PASS, Check.Verdict.PASS, Check.Verdict.PASS);
    }

    @Test
    void anExpiredKeyAndALevelThatDoesNotExistBlock() throws IOException {
        EncryptionSettings key = BackupSite.encryption(directory.resolve("key"));
        EncryptionSettings expired = new EncryptionSettings(
                key.keyFile(), List.of(), List.of(), Optional.of(LocalDate.now(CLOCK.getZone())));
        DumpSettings level = new DumpSettings(
                Format.CUSTOM, 1, Compression.GZIP, Optional.of(11), 0, Optional.empty());

        List<Check> checks = checks(level, Optional.of(expired));

        assertThat(checks)
                .extracting(Check::verdict)
                .containsExactly(Check.Verdict.PASS, Check.Verdict.BLOCK, Check.Verdict.BLOCK);
        assertThat(checks.get(1).sentence()).contains("wanted a level from 1 to 9 for the compression gzip, found 11");
        assertThat(checks.get(2).sentence()).contains("expired on");
    }

    private List<Check> checks(DumpSettings dump, Optional<EncryptionSettings> encryption) throws IOException {
        Path real = PostgresBinaries.newest(new LocalHost("bot")).directory();
        return new BackupReadiness(
                        BackupSite.settings(
                                directory.resolve("backups"),
                                FakePrograms.around(real, directory.resolve("bin")).directory(),
                                new Login("dumper", new Secret("unused")),
                                true,
                                dump,
                                encryption),
                        new LocalHost("bot"),
                        CLOCK)
                .checks(OptionalInt.empty());
    }
}
