package io.understudy.bot.backup;

import static io.understudy.replication.theatre.Theatre.CLUSTER;
import static io.understudy.replication.theatre.Theatre.pause;
import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.dump.ReplayHold.Held;
import io.understudy.backup.dump.ReplayHold.NotHeld;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.backup.site.MemoryNotices;
import io.understudy.backup.site.TestData;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.PauseLeases;
import io.understudy.replication.plan.Step;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Replay that is paused for a dump, on a real pair. */
@Tag("I8")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PausedReplayIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static Theatre theatre;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() {
        theatre = Theatre.open();
    }

    @AfterAll
    static void close() {
        theatre.close();
    }

    @Test
    void isAnOperationOfTheBotsOwnAndEndsWithTheDump() throws Exception {
        ReplayHold.Hold hold = held();
        assertThat(pauseState()).isEqualTo("paused");
        Operation paused = theatre.desk().recent(1).get(0);
        assertThat(paused.requester().name()).isEqualTo("Understudy");
        assertThat(paused.plan().headline()).isEqualTo("Pause replay on db2 for 60 min");
        hold.close();
        awaitReplay();
        assertThat(theatre.desk().recent(1).get(0).plan().headline())
                .isEqualTo("Resume replay on db2, since the pause of request " + paused.id() + " is over");
    }

    @Test
    @Tag("F37")
    void isEndedByTheNextBotWhenThisOneWasKilled() throws Exception {
        held();
        theatre.restartTheBot();
        awaitReplay();
    }

    @Test
    void isNotTakenOverFromAPersonWhoPausedIt() throws Exception {
        theatre.complete(pause("db2", HOUR));
        assertThat(hold()).isInstanceOfSatisfying(NotHeld.class, not -> assertThat(not.why())
                .startsWith("Replay on db2 is paused already, by Alice"));
        theatre.complete(Theatre.resume("db2"));
    }

    /** The dump stands still in the middle of a table while the promotion runs. */
    @Test
    @Order(Integer.MAX_VALUE)
    @Tag("F26")
    @Tag("F39")
    void aPromotionEndsThePauseFirstAndNeitherWaitsForTheDumpNorEndsIt() throws Exception {
        TestData.create(theatre.server("db1"));
        Patience.await().until(() -> TestData.arrivedAt(theatre.server("db2")));
        CompletableFuture<Operation> promotion = new CompletableFuture<>();
        Backup backup = backUp(progress -> {
            if (progress.at().equals("public.lines") && !promotion.isDone()) {
                promotion.complete(promoted());
            }
        });
        assertThat(promotion.join().plan().steps())
                .first()
                .extracting(Step::sentence)
                .isEqualTo("resume replay on db2");
        assertThat(backup.state()).as(backup.detail()).isEqualTo(Backup.State.VERIFIED);
        assertThat(backup.source()).isEqualTo("db2");
        assertThat(TestSql.value(theatre.server("db2"), "SELECT pg_is_in_recovery()"))
                .isEqualTo("f");
        assertThat(PauseLeases.of(theatre.desk())).isEmpty();
    }

    private static Operation promoted() {
        assertThat(PauseLeases.of(theatre.desk())).hasSize(1);
        try {
            return theatre.complete(promote("db2"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Backup backUp(Consumer<BackupProgress> progress) throws InterruptedException {
        BackupSite site = new BackupSite(theatre.pair());
        DumpSettings slow = new DumpSettings(
                DumpSettings.Format.CUSTOM,
                1,
                DumpSettings.Compression.NONE,
                Optional.empty(),
                100_000,
                Optional.of(HOUR));
        BackupRunner runner = new BackupRunner(
                BackupSite.settings(directory, site.real(), site.dumper(), true, slow, Optional.empty()),
                new MemoryCatalogue(),
                new MemoryNotices(),
                new BackupTools(
                        new LocalHost("the bot's machine"), Clock.systemUTC(), PausedReplayIT::sleep, replay(), ""));
        BackupResult result = runner.run(theatre.watch().look().assessment(), progress);
        return ((BackupResult.Finished) result).backup();
    }

    private static ReplayHold.Hold held() throws InterruptedException {
        ReplayHold.Hold hold = hold();
        assertThat(hold).isInstanceOf(Held.class);
        return hold;
    }

    private static ReplayHold.Hold hold() throws InterruptedException {
        return replay().pause(CLUSTER, "db2", HOUR);
    }

    private static PausedReplay replay() {
        return new PausedReplay(theatre.desk(), "ops", PausedReplayIT::sleep);
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private static void awaitReplay() {
        Patience.await().until(() -> pauseState().equals("not paused"));
        Patience.await().until(() -> theatre.desk().recent(1).get(0).state().ended());
    }

    private static String pauseState() throws SQLException {
        return TestSql.value(theatre.server("db2"), "SELECT pg_get_wal_replay_pause_state()");
    }
}
