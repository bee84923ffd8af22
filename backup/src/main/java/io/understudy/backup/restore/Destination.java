package io.understudy.backup.restore;

import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A server that databases are restored into, by PostgreSQL's client programs.
 *
 * @param programs their directory
 * @param conninfo how its superuser is reached, without a database and without a password
 * @param end when all of it has to be over
 */
record Destination(Host host, Path programs, String conninfo, Clock clock, Instant end) {
    private static final Duration QUESTION = Duration.ofMinutes(1);

    /** The connection string for one database, whatever its name holds. */
    String to(String database) {
        return conninfo + " dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The command that restores, connected to this database. */
    Argv restoring(String database, List<String> arguments) {
        return program("pg_restore")
                .and("--no-password", "--verbose", "--exit-on-error", "--dbname=" + to(database))
                .and(arguments.toArray(String[]::new));
    }

    /** Runs a file of SQL to its end, errors or not; they are in the result. */
    CommandResult script(Path file, Duration limit) {
        return host.run(psql("template1").and("--file=" + file), limit);
    }

    /** A question or change in one database; the rows of the answer. */
    List<String> ask(String database, String sql) throws RestoreFailedException {
        CommandResult result = run(psql(database).and("--set=ON_ERROR_STOP=1", "--command=" + sql), QUESTION);
        if (!result.succeeded()) {
            throw new RestoreFailedException(Fault.PLACE, "wanted to ask the server, found: " + result.complaint());
        }
        return Arrays.stream(result.stdout().strip().split("\0"))
                .filter(row -> !row.isEmpty())
                .toList();
    }

    int major() throws RestoreFailedException {
        return Integer.parseInt(ask("template1", "SHOW server_version_num").get(0)) / 10_000;
    }

    private Argv psql(String database) {
        return program("psql")
                .and(
                        "--no-password",
                        "--no-psqlrc",
                        "--no-align",
                        "--tuples-only",
                        "--record-separator-zero",
                        "--quiet",
                        "--dbname=" + to(database));
    }

    private Argv program(String name) {
        // Their words are judged: they have to be English.
        return Argv.of("env", "LC_ALL=C", programs.resolve(name).toString());
    }

    Duration left() throws RestoreFailedException {
        Duration left = Duration.between(clock.instant(), end);
        if (left.isNegative() || left.isZero()) {
            throw new RestoreFailedException(Fault.PLACE, "it was not done within its time limit");
        }
        return left;
    }

    private CommandResult run(Argv command, Duration longest) throws RestoreFailedException {
        try {
            return host.run(command, longest);
        } catch (HostException e) {
            throw new RestoreFailedException(Fault.PLACE, e.getMessage());
        }
    }
}
