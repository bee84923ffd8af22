package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.RestoreCommandHint;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreIT {
    private static ScratchPair pair;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startPair() throws Exception {
        pair = ScratchPair.temporary();
        TestData.create(pair.primary());
        await().until(() -> TestData.arrivedAt(pair.standby()));
    }

    @AfterAll
    static void stopPair() {
        pair.close();
    }

    private enum Kind {
        CUSTOM(Format.CUSTOM, "orders.dump"),
        DIRECTORY(Format.DIRECTORY, "orders.dump"),
        ENCRYPTED(Format.CUSTOM, "orders.dump.age");

        private final Format format;
        private final String file;

        Kind(Format format, String file) {
            this.format = format;
            this.file = file;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCommandsBesideABackupRestoreEveryRowIntoAFreshServer(Kind kind) throws Exception {
        Backup backup = backUp(kind);
        ScratchServer fresh = pair.site()
                .startPrimary(ScratchSpec.named("fresh_" + kind.name().toLowerCase(Locale.ROOT))
                        .notDurable());

        CommandResult restored = runRestoreText(backup, fresh);

        assertThat(restored.succeeded()).as(restored.complaint()).isTrue();
        for (String database : new String[] {"orders", TestData.ODD_NAME}) {
            assertThat(TestData.sum(fresh, database)).isEqualTo(TestData.sum(pair.primary(), database));
        }
        assertThat(Sql.value(fresh, "postgres", """
                SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'orders'
                """)).isEqualTo("clerk");
        fresh.stop(StopMode.IMMEDIATE);
    }

    private Backup backUp(Kind kind) throws Exception {
        BackupSite site = new BackupSite(pair);
        Optional<EncryptionSettings> encryption =
                kind == Kind.ENCRYPTED ? Optional.of(BackupSite.encryption(keyFile())) : Optional.empty();
        DumpSettings dump = new DumpSettings(kind.format, 2, Compression.GZIP, Optional.of(1), 0, Optional.empty());
        BackupSettings settings = BackupSite.settings(directory, site.real(), site.dumper(), true, dump, encryption);
        BackupRunner runner = new BackupRunner(
                settings, new MemoryCatalogue(), new MemoryNotices(), BackupSite.tools(Clock.systemUTC()));
        BackupResult result = runner.run(site.assessment(StandbyState.STREAMING), progress -> {});
        Backup backup = ((BackupResult.Finished) result).backup();
        assertThat(backup.state()).as(backup.detail()).isEqualTo(Backup.State.VERIFIED);
        assertThat(RestoreCommandHint.of(backup)).contains(" " + kind.file);
        return backup;
    }

    private Path keyFile() {
        return directory.resolve("key");
    }

    /** As an administrator would: in the backup's directory, with nothing but PostgreSQL's programs. */
    private CommandResult runRestoreText(Backup backup, ScratchServer fresh) {
        Argv shell = Argv.of(
                "env",
                "-C",
                backup.directory(),
                "PATH=" + fresh.site().binaries().directory() + ":/usr/bin:/bin",
                "PGHOST=" + ScratchServer.ADDRESS,
                "PGPORT=" + fresh.port(),
                "PGUSER=" + fresh.superuser(),
                "PGPASSFILE=" + fresh.passfile(),
                "KEYFILE=" + keyFile(),
                "sh",
                "-e",
                RestoreCommandHint.FILE);
        return new LocalHost("elsewhere").run(shell, Patience.seconds(120));
    }
}
