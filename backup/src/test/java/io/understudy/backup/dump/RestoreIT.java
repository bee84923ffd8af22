package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.RestoreCommandHint;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreIT {
    @TempDir
    private Path directory;

    @Test
    void theCommandsBesideABackupRestoreEveryRowIntoAFreshServer() throws Exception {
        try (ScratchPair pair = ScratchPair.temporary()) {
            TestData.create(pair.primary());
            await().until(() -> TestData.arrivedAt(pair.standby()));
            Backup backup = backUp(new BackupSite(pair));
            ScratchServer fresh =
                    pair.site().startPrimary(ScratchSpec.named("fresh").notDurable());

            CommandResult restored = runRestoreText(backup, fresh);

            assertThat(restored.succeeded()).as(restored.complaint()).isTrue();
            for (String database : new String[] {"orders", TestData.ODD_NAME}) {
                assertThat(TestData.sum(fresh, database)).isEqualTo(TestData.sum(pair.primary(), database));
            }
            assertThat(Sql.value(fresh, "postgres", """
                    SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'orders'
                    """)).isEqualTo("clerk");
        }
    }

    private Backup backUp(BackupSite site) throws Exception {
        BackupSettings settings = site.settings(directory, site.real(), site.dumper());
        BackupRunner runner =
                new BackupRunner(settings, new MemoryCatalogue(), new MemoryNotices(), BackupSite.tools(Clock.systemUTC()));
        BackupResult result = runner.run(site.assessment(StandbyState.STREAMING), progress -> {});
        Backup backup = ((BackupResult.Finished) result).backup();
        assertThat(backup.state()).as(backup.detail()).isEqualTo(Backup.State.VERIFIED);
        assertThat(RestoreCommandHint.of(backup)).contains("orders.dump");
        return backup;
    }

    /** As an administrator would: in the backup's directory, with nothing but PostgreSQL's programs. */
    private static CommandResult runRestoreText(Backup backup, ScratchServer fresh) {
        Argv shell = Argv.of(
                "env",
                "-C",
                backup.directory(),
                "PATH=" + fresh.site().binaries().directory() + ":/usr/bin:/bin",
                "PGHOST=" + ScratchServer.ADDRESS,
                "PGPORT=" + fresh.port(),
                "PGUSER=" + fresh.superuser(),
                "PGPASSFILE=" + fresh.passfile(),
                "sh",
                "-e",
                RestoreCommandHint.FILE);
        return new LocalHost("elsewhere").run(shell, Duration.ofMinutes(2));
    }
}
