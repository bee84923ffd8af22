package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.RebuildSettings;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A standby spread over links, a tablespace and a small disk, copied anew. */
class CopyLayoutIT {
    private static final Duration SHORT = Duration.ofSeconds(60);
    /** Slow enough that a disk can be filled meanwhile. */
    private static final RebuildSettings SLOW = new RebuildSettings(8L << 20, Duration.ofDays(14));

    @Test
    @Tag("F18")
    @Tag("F6")
    @Tag("H2")
    @Tag("story-5")
    void aDiskThatFillsUpLeavesTheOldStandbyRunningAndALaterCopyKeepsTheLayout() throws Exception {
        try (Theatre theatre = Theatre.openWith(SLOW)) {
            Path disk = theatre.pair().site().directory().resolve("disk");
            shell("mkdir \"$1\"; mount -t tmpfs -o size=500m,mode=0711 none \"$1\"", disk.toString());
            try {
                spread(theatre, disk);
                failsWhenTheDiskIsFull(theatre, disk);
                keepsTheLayout(theatre, disk);
                neverMovesWhatThePrimaryUsesToo(theatre);
            } finally {
                if (theatre.pair().standby().isRunning()) {
                    theatre.pair().standby().stop(StopMode.IMMEDIATE);
                }
                shell("umount -l \"$1\"", disk.toString());
            }
        }
    }

    /** On one machine a standby needs places of its own for its primary's tablespaces. */
    private static void spread(Theatre theatre, Path disk) throws Exception {
        ScratchServer primary = theatre.pair().primary();
        ScratchServer standby = theatre.pair().standby();
        standby.stop(StopMode.FAST);
        Path space = theatre.pair().site().directory().resolve("space");
        shell(
                "mkdir \"$2\"; chown --reference=\"$1\" \"$2\" \"$3\"",
                standby.dataDirectory().toString(),
                space.toString(),
                disk.toString());
        sql(primary, """
                CREATE TABLESPACE fast LOCATION '%s';
                CREATE TABLE treasure TABLESPACE fast AS SELECT 42 AS answer;
                SELECT 'made'""".formatted(space));
        CommandResult spread = theatre.pair()
                .site()
                .host()
                .run(
                        Argv.of(
                                "sh",
                                "-eu",
                                "-c",
                                """
                                "$4/pg_basebackup" -D "$2/main" -d "$5" -c fast -T "$3=$2/fast" --waldir="$2/wal"
                                cp -a "$1"/*.conf "$1/standby.signal" "$2/main/"
                                rm -r "$1"; ln -s "$2/main" "$1"
                                """,
                                "test",
                                standby.dataDirectory().toString(),
                                disk.toString(),
                                space.toString(),
                                theatre.pair().site().binaries().directory().toString(),
                                primary.conninfo(primary.superuser(), "postgres")),
                        SHORT);
        assertThat(spread.succeeded()).as(spread.stderr()).isTrue();
        standby.start();
        Patience.await(SHORT).until(() -> state(theatre) == ClusterState.HEALTHY);
    }

    private static void failsWhenTheDiskIsFull(Theatre theatre, Path disk) throws Exception {
        Intent wanted = copy("db2");
        Operation asked = theatre.desk().propose(theatre.plan(wanted), Theatre.ALICE, "ops");
        theatre.desk().approve(asked.id(), Theatre.BOB, Theatre.CLUSTER);
        Patience.await(SHORT).until(() -> shell("ls -d \"$1\"/main.understudy-copy-*/base", disk.toString())
                .succeeded());
        shell("cat /dev/zero > \"$1/filler\" || :", disk.toString());

        Operation failed = theatre.ended(asked.id());

        assertThat(failed.state()).isEqualTo(OperationState.FAILED);
        assertThat(failed.eventsOf(OperationEvent.StepFailed.class).get(0).found())
                .contains("No space left on device");
        shell("rm \"$1/filler\"", disk.toString());
        Patience.await(SHORT).until(() -> state(theatre) == ClusterState.HEALTHY);
        assertThat(shell("ls \"$1\"", disk.toString()).stdout()).isEqualTo("fast\nmain\nwal\n");
    }

    private static void keepsTheLayout(Theatre theatre, Path disk) throws Exception {
        Operation copied = theatre.complete(copy("db2"));

        Path data = theatre.pair().standby().dataDirectory();
        assertThat(data.toRealPath()).isEqualTo(disk.resolve("main"));
        assertThat(data.resolve("pg_wal").toRealPath()).isEqualTo(disk.resolve("wal"));
        assertThat(sql(theatre.pair().standby(), "SELECT answer::text FROM treasure"))
                .isEqualTo("42");
        assertThat(shell("cd \"$1\"; ls -d *.kept-* | sed 's/-.*//'", disk.toString())
                        .stdout())
                .isEqualTo("fast.kept\nmain.kept\nwal.kept\n");
        assertThat(shell("readlink \"$1\"/main.kept-*/pg_wal", disk.toString()).stdout())
                .startsWith(disk.resolve("wal.kept-").toString());
        assertThat(copied.plan().facts())
                .anyMatch(fact -> fact.label().equals("Its WAL lies in")
                        && fact.value().equals(disk.resolve("wal").toString()));
        assertThat(state(theatre)).isEqualTo(ClusterState.HEALTHY);
        assertThat(sql(theatre.pair().primary(), "SELECT answer::text FROM treasure"))
                .isEqualTo("42");
    }

    /** As a tablespace is that was replayed without a mapping. */
    private static void neverMovesWhatThePrimaryUsesToo(Theatre theatre) throws Exception {
        theatre.pair().standby().stop(StopMode.FAST);
        String data = theatre.pair().standby().dataDirectory().toString();
        Path space = theatre.pair().site().directory().resolve("space");
        shell("for link in \"$1\"/pg_tblspc/*; do ln -sfn \"$2\" \"$link\"; done", data, space.toString());

        assertThat(theatre.refusal(copy("db2")).objections())
                .extracting(Check::sentence)
                .containsExactly("Directories of db2 are not its own: " + space + " is also in use by db1.");
    }

    private static ClusterState state(Theatre theatre) throws InterruptedException {
        return theatre.watch().look().assessment().state();
    }

    private static String sql(ScratchServer server, String statements) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.superuser(), server.password());
                Statement statement = connection.createStatement()) {
            String[] all = statements.split(";\\s*", -1);
            for (int i = 0; i < all.length - 1; i++) {
                statement.execute(all[i]);
            }
            try (ResultSet row = statement.executeQuery(all[all.length - 1])) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** As whoever runs the test, who may mount. */
    private static CommandResult shell(String script, String... arguments) {
        try (LocalHost here = new LocalHost("here")) {
            return here.run(Argv.of("sh", "-eu", "-c", script, "test").and(arguments), SHORT);
        }
    }
}
