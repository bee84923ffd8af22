package io.understudy.backup.restore;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.RestoreTest.State;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.MemoryRestoreTests;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchPair;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTesterIT {
    @TempDir
    private static Path directory;

    private static BackupSite site;
    private static BackupSettings settings;
    private static final MemoryCatalogue catalogue = new MemoryCatalogue();
    private static Backup backup;

    private final MemoryRestoreTests book = new MemoryRestoreTests();

    @BeforeAll
    static void makeABackup() throws Exception {
        site = new BackupSite(ScratchPair.temporary());
        TestData.create(site.pair().primary());
        await().until(() -> TestData.arrivedAt(site.pair().standby()));
        settings = site.settings(directory, site.real(), site.dumper());
        BackupResult result = new BackupRunner(settings, catalogue, new MemoryNotices(), BackupSite.tools(Clock.systemUTC()))
                .run(site.assessment(StandbyState.STREAMING), progress -> {});
        backup = ((BackupResult.Finished) result).backup();
    }

    @AfterAll
    static void stopPair() {
        site.pair().close();
    }

    @Test
    void aBackupThatRestoresIsProvenAndItsTimeIsKept() throws Exception {
        RestoreTest test = run(Optional.empty());

        assertThat(test.detail()).isEmpty();
        assertThat(test.state()).isEqualTo(State.PASSED);
        assertThat(book.history()).containsExactly(State.RUNNING, State.PASSED);
        assertThat(test.tables()).isEqualTo(3);
        assertThat(test.rows()).isEqualTo(2 * 5000 + 1);
        assertThat(test.sampledRows()).isEqualTo(5 + 5 + 1);
        assertThat(test.restore()).isBetween(Duration.ofMillis(100), Duration.ofMinutes(1));
        assertThat(catalogue.find(backup.id()).orElseThrow().assurance().level()).isEqualTo(VerificationLevel.L3);
    }

    private RestoreTest run(Optional<String> id) {
        RestoreTester tester =
                new RestoreTester(settings, catalogue, book, new LocalHost("bot"), Clock.systemUTC());
        RestoreTestResult result = tester.run("orders", id, progress -> {});
        return ((RestoreTestResult.Finished) result).test();
    }
}
