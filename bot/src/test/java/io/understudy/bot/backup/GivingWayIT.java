package io.understudy.bot.backup;

import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.Sql;
import io.understudy.backup.site.TestData;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby that never cancels a dump by itself. */
class GivingWayIT {
    private static final String HELD =
            "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'startup' AND wait_event_type = 'Lock'";

    @TempDir
    private Path directory;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Lanes lanes = new Lanes(Clock.systemUTC());
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Operation> promotion = new CompletableFuture<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    @Tag("F26")
    void aDumpThatHoldsReplayIsEndedWhenAPromotionWaitsForIt() throws Exception {
        ScratchSpec patient = ScratchSpec.named("db2").with("max_standby_streaming_delay", "-1");
        try (Theatre theatre = Theatre.openWith(ScratchSpec.named("db1"), patient)) {
            theatre.afterEachEvent(
                    new GivingWay(lanes, threads, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()))::changed);
            TestData.create(theatre.server("db1"));
            Patience.await().until(() -> TestData.arrivedAt(theatre.server("db2")));

            Lanes.Ended<Backup> dump = lanes.now(
                    CLUSTER,
                    Lanes.BACKUP,
                    () -> backUp(theatre, progress -> {
                        if (progress.phase().startsWith("dumping ")
                                && progress.bytes() > 0
                                && begun.compareAndSet(false, true)) {
                            promotion.completeAsync(() -> promotedBehindALock(theatre), threads);
                        }
                    }));

            Operation promoted = promotion.get();
            assertThat(dump.endedBy())
                    .hasValue("it gave way to request " + promoted.id() + ", which came to a stop at: "
                            + "wait until db2 has everything that db1 wrote");
            assertThat(dump.result().state()).isEqualTo(Backup.State.FAILED);
            assertThat(promoted.state()).isEqualTo(OperationState.COMPLETED);
            assertThat(TestSql.value(theatre.server("db2"), "SELECT pg_is_in_recovery()"))
                    .isEqualTo("f");
        }
    }

    /** Replay comes to a lock that the dump has against it, and stands there. */
    private static Operation promotedBehindALock(Theatre theatre) {
        try {
            for (String database : List.of("orders", TestData.ODD_NAME)) {
                Sql.execute(theatre.server("db1"), database, "TRUNCATE lines");
            }
            Patience.await()
                    .until(() -> TestSql.value(theatre.server("db2"), HELD).equals("1"));
            return theatre.complete(promote("db2"));
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Backup backUp(Theatre theatre, Consumer<BackupProgress> progress) throws InterruptedException {
        BackupSite site = new BackupSite(theatre.pair());
        DumpSettings slow = new DumpSettings(
                DumpSettings.Format.CUSTOM,
                1,
                DumpSettings.Compression.NONE,
                Optional.empty(),
                5_000,
                Optional.empty());
        BackupResult result = new BackupRunner(
                        BackupSite.settings(directory, site.real(), site.dumper(), true, slow, Optional.empty()),
                        new MemoryCatalogue(),
                        new MemoryNotices(),
                        BackupSite.tools(Clock.systemUTC()))
                .run(theatre.watch().look().assessment(), progress);
        return ((BackupResult.Finished) result).backup();
    }
}
