package io.understudy.bot.backup;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryCopies;
import io.understudy.backup.site.MemoryDrills;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.MemoryRestoreTests;
import io.understudy.bot.outside.Receiver;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.theatre.Theatre;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask for, on a real pair. */
class AskedBackupsIT {
    @TempDir
    Path directory;

    @Test
    void aVerifiedBackupCallsTheHeartbeatAndAFailedOneDoesNot() throws Exception {
        try (Theatre theatre = Theatre.open();
                Receiver outside = new Receiver();
                BackupCare care = care(theatre, outside)) {
            assertThat(backedUp(care, "without programs")).isEqualTo(Backup.State.FAILED);
            assertThat(backedUp(care, "whole")).isEqualTo(Backup.State.VERIFIED);

            await().until(() -> !outside.taken().isEmpty());
            assertThat(outside.taken()).extracting(Receiver.Taken::path).containsExactly("/whole");
        }
    }

    private BackupCare care(Theatre theatre, Receiver outside) {
        BackupSite site = new BackupSite(theatre.pair());
        BackupSettings whole = site.settings(directory.resolve("whole"), site.real(), site.dumper());
        BackupSettings without = site.settings(directory.resolve("without"), directory, site.dumper());
        return new BackupCare(
                Map.of("whole", managed(theatre), "without programs", managed(theatre)),
                Map.of(
                        "whole", calling(whole, outside.url("/whole")),
                        "without programs", calling(without, outside.url("/without"))),
                new BackupMeans(
                        new BackupBooks(
                                new MemoryCatalogue(),
                                new MemoryCopies(),
                                new MemoryRestoreTests(),
                                new MemoryDrills()),
                        new MemoryNotices(),
                        new LocalHost("the bot's machine"),
                        Clock.systemUTC(),
                        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                        directory.resolve("known_hosts"),
                        ""),
                new Lanes(Clock.systemUTC()),
                Executors.newCachedThreadPool());
    }

    private static Backup.State backedUp(BackupCare care, String cluster) {
        return care.desk()
                .backupNow(cluster, progress -> {})
                .toCompletableFuture()
                .join()
                .backup()
                .state();
    }

    private static ManagedCluster managed(Theatre theatre) {
        return new ManagedCluster(
                theatre.spec(),
                "ops",
                theatre.watch(),
                theatre.desk(),
                theatre.quarantine(),
                theatre.trial(),
                theatre.investigator());
    }

    private static BackupSettings calling(BackupSettings settings, URI url) {
        return new BackupSettings(
                settings.directory(),
                settings.at(),
                settings.binDirectory(),
                settings.dumper(),
                settings.preferStandby(),
                settings.allowPrimary(),
                settings.timeLimit(),
                settings.lockWaitTimeout(),
                settings.dump(),
                settings.keep(),
                settings.encryption(),
                settings.targets(),
                settings.restoreTest(),
                settings.drill(),
                Optional.of(url),
                settings.alerts());
    }
}
