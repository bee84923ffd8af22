package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine that loses its power in the middle of a rewind, and starts its servers by itself afterwards. */
class RewindCrashIT {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final String NO_SOURCE = "host=127.0.0.1 port=1 dbname=postgres";
    /** Real programs but one, which dies as if the power went. */
    private static final String PROGRAMS = """
            mkdir "$1"
            for program in "$2"/*; do ln -s "$program" "$1/"; done
            rm "$1/$3"
            printf '#!/bin/sh\\nif [ "$1" = "%s" ]; then %s kill -9 $PPID; fi\\nexec "%s/%s" "$@"\\n' "$4" "$5" "$2" "$3" > "$1/$3"
            chmod +x "$1/$3"
            """;

    @Test
    @Tag("F7")
    void noServerStartsFromADirectoryWhoseRecoveryOrRewindWasCutOff() {
        try (ScratchSite site = ScratchSite.temporary()) {
            ScratchServer server = site.startPrimary(ScratchSpec.named("db1").notDurable());
            server.kill9();
            Path data = server.dataDirectory();
            shell(server, ": > \"$1/standby.signal\"", data.toString());
            String real = site.binaries().directory().toString();
            String cutRecovery = programs(server, "cut-recovery", "postgres", "--single", "");
            String cutRewind =
                    programs(server, "cut-rewind", "pg_rewind", "--progress", "rm -f \"" + data + "/standby.signal\";");

            rehearse(server, cutRecovery);
            assertThat(data.resolve("standby.signal")).doesNotExist();
            assertRefusesToStart(server);

            CommandResult recovered = rehearse(server, real);
            assertThat(recovered.stderr()).contains("pg_rewind: error: connection to server");
            assertThat(data.resolve("standby.signal")).exists();
            assertThat(data.resolve("postgresql.auto.conf")).content().doesNotContain("hba_file");
            assertThat(shell(server, "\"$2/pg_controldata\" -D \"$1\"", data.toString(), real)
                            .stdout())
                    .containsPattern("cluster state: +shut down");

            shell(server, RewindScripts.REWIND, data.toString(), cutRewind, NO_SOURCE);
            assertThat(data.resolve("standby.signal")).doesNotExist();
            assertRefusesToStart(server);
        }
    }

    private static CommandResult rehearse(ScratchServer server, String programs) {
        return shell(
                server,
                RewindScripts.REHEARSE,
                server.dataDirectory().toString(),
                programs,
                NO_SOURCE,
                server.site().directory().resolve("dry-run.txt").toString());
    }

    private static void assertRefusesToStart(ScratchServer server) {
        CommandResult start = shell(
                server,
                "\"$2/pg_ctl\" start -w -D \"$1\" -l \"$1.start.log\"",
                server.dataDirectory().toString(),
                server.site().binaries().directory().toString());
        assertThat(start.succeeded()).isFalse();
        assertThat(server.isRunning()).isFalse();
    }

    private static String programs(
            ScratchServer server, String name, String program, String argument, String firstOfAll) {
        String directory = server.site().directory().resolve(name).toString();
        CommandResult made = shell(
                server,
                PROGRAMS,
                directory,
                server.site().binaries().directory().toString(),
                program,
                argument,
                firstOfAll);
        assertThat(made.stderr()).isEmpty();
        return directory;
    }

    private static CommandResult shell(ScratchServer server, String script, String... arguments) {
        return server.host().run(Argv.of("sh", "-eu", "-c", script, "test").and(arguments), SHORT);
    }
}
