package io.understudy.backup.program;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's client programs on the bot's own machine. */
public record ClientPrograms(Host host, Path binDirectory) {
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d+)\\S*)");

    /**
     * A program's version.
     *
     * @param text for example {@code 15.18}
     */
    public record Version(int major, String text) {}

    /**
     * Where and as whom to connect. It travels in libpq's environment variables because a database name in an argument
     * may be read as a connection string.
     */
    public record Connection(NodeSpec node, String database, String user, Path passfile) {
        public List<String> environment() {
            return List.of(
                    "PGHOST=" + node.address(),
                    "PGPORT=" + node.port(),
                    "PGUSER=" + user,
                    "PGDATABASE=" + database,
                    "PGPASSFILE=" + passfile,
                    "PGCONNECT_TIMEOUT=10",
                    "PGAPPNAME=understudy-backup");
        }

        public Connection to(NodeSpec other) {
            return new Connection(other, database, user, passfile);
        }

        public Connection to(String otherDatabase) {
            return new Connection(node, otherDatabase, user, passfile);
        }
    }

    /** Version of {@code pg_dump}, which is also that of the programs installed beside it. */
    public Version version() throws BackupFailedException {
        CommandResult result = host.run(Argv.of(program("pg_dump"), "--version"), SHORT);
        Matcher found = VERSION.matcher(result.stdout());
        if (!result.succeeded() || !found.find()) {
            throw new BackupFailedException("wanted pg_dump in " + binDirectory + ", found: " + result.complaint()
                    + ". Install PostgreSQL's client programs or correct bin_directory.");
        }
        return new Version(Integer.parseInt(found.group(2)), found.group(1));
    }

    /** Runs a program that connects; never asks for a password. */
    public CommandResult run(Connection connection, Duration deadline, String name, String... arguments) {
        return run(connection, deadline, Output.IGNORED, name, arguments);
    }

    /** The same, listening to what it says while it runs. */
    public CommandResult run(
            Connection connection, Duration deadline, Output output, String name, String... arguments) {
        return host.run(
                Argv.of("env", "LC_ALL=C")
                        .and(connection.environment().toArray(String[]::new))
                        .and(program(name), "--no-password")
                        .and(arguments),
                deadline,
                output);
    }

    /** One question in SQL; the answer is its standard output, unadorned. */
    public CommandResult ask(Connection connection, String question) {
        return run(
                connection,
                SHORT,
                "psql",
                "--no-psqlrc",
                "--no-align",
                "--tuples-only",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--command=" + question);
    }

    /**
     * Reads a dump to its end, as a restore would, and writes its SQL.
     *
     * @param format {@code custom} or {@code directory}; a pipe's cannot be guessed
     * @param sql where to, for example a pipe
     */
    public CommandResult readInFull(String format, Path dump, Path sql, Duration deadline, Output output) {
        return host.run(
                Argv.of("env", "LC_ALL=C", program("pg_restore"), "--format=" + format, "--file=" + sql)
                        .and(dump.toString()),
                deadline,
                output);
    }

    private String program(String name) {
        return binDirectory.resolve(name).toString();
    }
}
