package io.understudy.backup.dump;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.DumpSettings.Compression;
import io.understudy.backup.settings.DumpSettings.Format;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.scratch.ScratchPair;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionDuringDumpIT {
    @TempDir
    private Path directory;

    private boolean promoted;

    @Test
    @Tag("F39")
    void theDumpFinishesAndIsMarkedWithTheTimelineFromBeforeThePromotion() throws Exception {
        try (ScratchPair pair = ScratchPair.temporary()) {
            TestData.create(pair.primary());
            await().until(() -> TestData.arrivedAt(pair.standby()));
            String before = TestData.sum(pair.primary(), "orders");

            Backup backup = backUp(pair);

            assertThat(promoted).isTrue();
            assertThat(backup.state()).as(backup.detail()).isEqualTo(Backup.State.VERIFIED);
            assertThat(backup.source()).isEqualTo("db2");
            assertThat(backup.detail())
                    .isEqualTo("db2 was promoted meanwhile: the backup began on timeline 1, before the promotion");
            Manifest manifest = Manifest.read(Path.of(backup.directory()));
            assertThat(manifest.source().timeline()).isEqualTo(1);
            assertThat(manifest.databases()).allMatch(entry -> entry.source().equals("db2"));
            assertThat(TestData.sum(pair.standby(), "orders")).isEqualTo(before);
        }
    }

    private Backup backUp(ScratchPair pair) {
        BackupSite site = new BackupSite(pair);
        DumpSettings slow =
                new DumpSettings(Format.CUSTOM, 1, Compression.NONE, Optional.empty(), 100_000, Optional.empty());
        BackupSettings settings =
                BackupSite.settings(directory, site.real(), site.dumper(), true, slow, Optional.empty());
        BackupRunner runner = new BackupRunner(
                settings, new MemoryCatalogue(), new MemoryNotices(), BackupSite.tools(Clock.systemUTC()));
        BackupResult result =
                runner.run(site.assessment(StandbyState.STREAMING), progress -> promoteInTheMiddle(pair, progress));
        return ((BackupResult.Finished) result).backup();
    }

    private void promoteInTheMiddle(ScratchPair pair, BackupProgress progress) {
        if (progress.at().equals("public.lines") && !promoted) {
            try {
                promoted = Sql.value(pair.standby(), "postgres", "SELECT pg_promote(false)")
                        .equals("t");
                await().until(() -> Sql.value(pair.standby(), "postgres", "SELECT pg_is_in_recovery()")
                        .equals("f"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
