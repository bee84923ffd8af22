package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exchange of directories, cut off between any two of its moves: real files, no server. */
class SwapIT {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final String STAMP = "20260301T120000000Z";
    private static final String LAYOUT = """
            mkdir -p "$1/disk/data/pg_tblspc" "$1/disk/wal" "$1/space" "$1/bin"
            cd "$1/disk"
            ln -s "$1/disk/data" "$1/data"
            echo old > data/PG_VERSION; echo old > wal/segment; echo old > ../space/rows; echo own > data/postgresql.conf
            ln -s "$1/disk/wal" data/pg_wal; ln -s "$1/space" data/pg_tblspc/16400
            copy=understudy-copy-%1$s
            mkdir -p "data.$copy/pg_tblspc" "wal.$copy" "../space.$copy"
            echo new > "data.$copy/PG_VERSION"; echo new > "wal.$copy/segment"; echo new > "../space.$copy/rows"
            echo source > "data.$copy/postgresql.conf"
            ln -s "$1/disk/wal.$copy" "data.$copy/pg_wal"; ln -s "$1/space.$copy" "data.$copy/pg_tblspc/16400"
            : > "data.$copy.complete"; : > "data.$copy.places"
            printf '#!/bin/sh\\necho "Database system identifier: 7"\\n' > "$1/bin/pg_controldata"
            printf '#!/bin/sh\\nexit 3\\n' > "$1/bin/pg_ctl"
            printf '#!/bin/sh\\necho >> "%%s/moves"\\n[ "$(wc -l < "%%s/moves")" -ne "$STOP_AT" ] || exit 1\\nexec /bin/mv "$@"\\n' \\
              "$1" "$1" > "$1/bin/mv"
            chmod +x "$1/bin/"*
            """.formatted(STAMP);

    @TempDir
    Path directory;

    @Test
    @Tag("F6")
    @Tag("story-15")
    void goesOnAfterACrashBetweenAnyTwoMovesAndLosesNothing() throws Exception {
        int moves = 6;
        for (int stopAt = 1; stopAt <= moves; stopAt++) {
            Path root = Files.createDirectory(
                    directory.resolve("crash-" + stopAt),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            shell(LAYOUT, root.toString());

            assertThat(swap(root, stopAt).succeeded()).isFalse();
            CommandResult again = swap(root, 0);

            assertThat(again.stderr()).isEmpty();
            assertThat(again.succeeded()).isTrue();
            assertThat(root.resolve("data/PG_VERSION")).hasContent("new");
            assertThat(root.resolve("data/postgresql.conf")).hasContent("own");
            assertThat(root.resolve("data/pg_wal/segment")).hasContent("new");
            assertThat(root.resolve("data/pg_tblspc/16400/rows")).hasContent("new");
            assertThat(root.resolve("data/pg_wal").toRealPath()).isEqualTo(root.resolve("disk/wal"));
            assertThat(root.resolve("space/rows")).hasContent("new");
            Path kept = root.resolve("disk/data.kept-" + STAMP);
            assertThat(kept.resolve("PG_VERSION")).hasContent("old");
            assertThat(kept.resolve("pg_wal/segment")).hasContent("old");
            assertThat(kept.resolve("pg_tblspc/16400/rows")).hasContent("old");
            assertThat(root.resolve("disk/data.understudy-copy-" + STAMP + ".complete"))
                    .doesNotExist();
        }
    }

    private static CommandResult swap(Path root, int stopAt) {
        String data = root.resolve("disk/data").toString();
        return shell(
                "export STOP_AT=" + stopAt + "; PATH=\"$4:$PATH\"\n" + CopyScripts.SWAP,
                data + ".understudy-copy-" + STAMP,
                root.resolve("data").toString(),
                data + ".kept-" + STAMP,
                root.resolve("bin").toString());
    }

    private static CommandResult shell(String script, String... arguments) {
        try (LocalHost here = new LocalHost("here")) {
            return here.run(Argv.of("sh", "-eu", "-c", script, "test").and(arguments), SHORT);
        }
    }
}
