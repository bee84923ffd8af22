package io.understudy.backup.drill;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.FakePrograms;
import io.understudy.backup.site.Sql;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.ReadResult;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drills that do not come to their end: each says why, and nothing of any is left. */
class DrillTroubleIT {
    private static ScratchPair pair;

    @TempDir
    private Path directory;

    private DrillSite site;

    @BeforeAll
    static void start() {
        pair = ScratchPair.in(
                ScratchSite.temporary(),
                ScratchSpec.named("db1").notDurable(),
                ScratchSpec.named("db2").notDurable().with("checkpoint_completion_target", "0"));
    }

    @BeforeEach
    void lookForAPlace() throws Exception {
        site = DrillSite.in(directory, pair);
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @Test
    void anInterruptEndsTheCopyAndASecondDrillBesideItIsRefused() throws Exception {
        AtomicReference<DrillResult> second = new AtomicReference<>();

        DrillResult result = site.driller()
                .run(new BackupSite(pair).assessment(StandbyState.STREAMING), told -> {
                    if (told.expectedBytes() > 0 && second.get() == null) {
                        second.set(site.driller()
                                .run(new BackupSite(pair).assessment(StandbyState.STREAMING), other -> {}));
                        Thread.currentThread().interrupt();
                    }
                });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(second).hasValue(new DrillResult.AlreadyRunning("orders"));
        assertThat(failed(result)).isEqualTo("it was cancelled; nothing was kept");
        assertThat(site.isEmpty()).isTrue();
        assertThat(site.processes()).isZero();
        await().until(() -> Sql.value(pair.standby(), "postgres", "SELECT count(*) FROM pg_stat_replication")
                .equals("0"));
    }

    @Test
    void theServerAndTheCopyOfADeadBotAreRemovedAtTheNextStart() throws Exception {
        Drill dead = Drill.begun("orders", "db2", Instant.parse("2026-11-20T04:30:00Z"));
        site.book().put(dead);
        ScratchSite.in(site.scratch(), new LocalHost("dead"), binaries(), new SecureRandom())
                .startPrimary(ScratchSpec.named("copy").notDurable());
        assertThat(site.processes()).isPositive();

        assertThat(site.driller().settleLeftovers("orders")).isTrue();

        assertThat(site.processes()).isZero();
        assertThat(site.isEmpty()).isTrue();
        assertThat(site.book().running()).isEmpty();
        assertThat(site.book().recent("orders", 1)).singleElement().satisfies(drill -> {
            assertThat(drill.state()).isEqualTo(Drill.State.FAILED);
            assertThat(drill.detail()).isEqualTo("the bot stopped while it ran; nothing was kept");
        });
    }

    @Test
    void saysWhichLineIsMissingInPgHba() throws Exception {
        Path hba = pair.standby().dataDirectory().resolve("pg_hba.conf");
        String before = ((ReadResult.Found) site.servers().readFile(hba)).content();
        site.servers().writeFile(hba, before.replaceAll("(?m)^host +replication.*$", ""), 0600);
        pair.standby().signal("HUP");
        try {
            await().until(() -> Sql.value(
                            pair.standby(),
                            "postgres",
                            "SELECT count(*) FROM pg_hba_file_rules WHERE 'replication' = ANY (database)")
                    .equals("0"));

            assertThat(failed(run(StandbyState.STREAMING)))
                    .startsWith("wanted to log in to db2 as understudy_replicator for a base backup, found: ")
                    .contains("no pg_hba.conf entry for replication connection")
                    .endsWith("The role needs LOGIN REPLICATION, and pg_hba.conf on db2 a line for this machine:"
                            + " host replication understudy_replicator <its address>/32 scram-sha-256.");
        } finally {
            site.servers().writeFile(hba, before, 0600);
            pair.standby().signal("HUP");
        }
    }

    @Test
    void endsAtItsTimeLimit() throws Exception {
        DrillResult result = site.driller(site.settings(), 32L << 10, Duration.ofSeconds(2))
                .run(new BackupSite(pair).assessment(StandbyState.STREAMING), told -> {});

        assertThat(failed(result))
                .isEqualTo("wanted a drill within 2 s, found that it was not done."
                        + " Raise backup.drill.time_limit or max_rate_bytes.");
        assertThat(site.isEmpty()).isTrue();
    }

    @Test
    void neverCopiesThePrimaryInsteadOfAStandbyThatDoesNotStream() {
        assertThat(failed(run(StandbyState.DISCONNECTED)))
                .isEqualTo("wanted a streaming standby to copy, found db2 NOT STREAMING. Look at /replica status.");
    }

    @Test
    void saysWhatToInstallWhenOnlyClientProgramsAreThere() throws Exception {
        FakePrograms clients = FakePrograms.around(binaries().directory(), directory.resolve("clients"));
        BackupSite backups = new BackupSite(pair);

        DrillResult result = site.driller(
                        backups.settings(directory.resolve("backups"), clients.directory(), backups.dumper()),
                        DrillSite.RATE,
                        DrillSite.LONG)
                .run(backups.assessment(StandbyState.STREAMING), told -> {});

        assertThat(failed(result))
                .isEqualTo("wanted the server programs of PostgreSQL 15 in " + clients.directory()
                        + ", found none. Install postgresql-15 on the bot's machine and set backup.bin_directory to it.");
    }

    private DrillResult run(StandbyState standby) {
        return site.driller().run(new BackupSite(pair).assessment(standby), told -> {});
    }

    /** Why it failed; that is in the book too. */
    private String failed(DrillResult result) {
        Drill drill = ((DrillResult.Finished) result).drill();
        assertThat(drill.state()).isEqualTo(Drill.State.FAILED);
        assertThat(site.book().recent("orders", 5)).isEqualTo(List.of(drill));
        return drill.detail();
    }

    private static PostgresBinaries binaries() {
        return pair.site().binaries();
    }
}
