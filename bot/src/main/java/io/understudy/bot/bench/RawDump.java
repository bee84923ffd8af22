package io.understudy.bot.bench;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.scratch.ScratchServer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The standby's dump by PostgreSQL's own tools.
 *
 * @param file written over by each dump
 */
record RawDump(ScratchServer standby, Path file) {
    private static final Duration LONG = Duration.ofMinutes(30);

    /** How long {@code pg_dump} takes, and what a careful script does besides. */
    record Times(Duration dump, Duration whole) {}

    Times take() {
        Duration dump = timed("\"$1/pg_dump\" --format=custom --file=\"$2\"");
        return new Times(dump, dump.plus(timed("""
                "$1/pg_dumpall" --globals-only --file="$2.globals"
                sha256sum "$2" "$2.globals" >"$2.sums"
                "$1/pg_restore" --file=/dev/null "$2"
                """)));
    }

    private Duration timed(String script) {
        Argv shell = Argv.of(
                "env",
                "PGHOST=" + ScratchServer.ADDRESS,
                "PGPORT=" + standby.port(),
                "PGUSER=" + standby.superuser(),
                "PGDATABASE=postgres",
                "PGPASSFILE=" + standby.passfile(),
                "sh",
                "-eu",
                "-c",
                script,
                "bench",
                standby.site().binaries().directory().toString(),
                file.toString());
        long begun = System.nanoTime();
        CommandResult result = new LocalHost("bench").run(shell, LONG);
        if (!result.succeeded()) {
            throw new IllegalStateException("wanted the raw tools to dump db2, found: " + result.complaint());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
