package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProofIT {
    /**
     * Its pg_ctl says that a server runs, as it does for every number in the pid file that the system still knows. The child
     * ends only when its parent has become a program that takes no note of children.
     */
    private static final String ZOMBIE_THEN_ALIVE = """
            mkdir -p "$1/data" "$1/bin"
            printf '#!/bin/sh\\nexit 0\\n' > "$1/bin/pg_ctl"
            chmod +x "$1/bin/pg_ctl"
            sh -c 'sleep 0.3 & echo $! > "$1/data/postmaster.pid"; exec sleep 60' parent "$1" >/dev/null 2>&1 &
            parent=$!
            until grep -q '^State:.*Z' "/proc/$(cat "$1/data/postmaster.pid" 2>/dev/null)/status" 2>/dev/null; do
              sleep 0.01
            done
            prove_stopped "$1/data" "$1/bin" && echo "a zombie is dead"
            echo "$parent" > "$1/data/postmaster.pid"
            prove_stopped "$1/data" "$1/bin" || echo "what lives is alive"
            kill "$parent"
            """;

    @TempDir
    Path directory;

    @Test
    @Tag("F11")
    void aKilledServerIsDeadBeforeItsParentHasTakenNote() {
        try (LocalHost here = new LocalHost("here")) {
            CommandResult result =
                    here.run(Stage.shell(ZOMBIE_THEN_ALIVE, directory.toString()), Duration.ofSeconds(30));
            assertThat(result.stdout().lines()).containsExactly("a zombie is dead", "what lives is alive");
        }
    }
}
