package io.understudy.backup.drill;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.WalSender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The base backup of a standby: as slow as wanted, after a checkpoint that takes its time, and without a slot, which would
 * hold WAL back there.
 *
 * @param host the machine as the user that will own the copy
 * @param source logs in as the replicator; its passfile is that user's
 */
record StandbyCopy(Host host, Path binDirectory, ClientPrograms.Connection source) {
    private static final Duration SHORT = Duration.ofSeconds(30);
    // What pg_basebackup takes for --max-rate, in kB.
    private static final long SLOWEST = 32;
    private static final long FASTEST = 1 << 20;

    /**
     * Whether the replicator may copy, asked before anything is made.
     *
     * @throws BackupFailedException with what to write into {@code pg_hba.conf}
     */
    void ask() throws BackupFailedException {
        require(
                host.run(
                        command("psql", List.of("--dbname=replication=true", "-XAtc", "IDENTIFY_SYSTEM")),
                        SHORT),
                "wanted to log in to " + node() + " as " + source.user() + " for a base backup",
                "The role needs LOGIN REPLICATION, and pg_hba.conf on " + node()
                        + " a line for this machine: host replication " + source.user()
                        + " <its address>/32 scram-sha-256.");
    }

    /**
     * Copies.
     *
     * @param tablespaces where they lie on the standby's machine; each gets a directory beside the data
     * @param maxRateBytes per second; 0: as fast as it goes
     */
    void make(Path data, List<String> tablespaces, long maxRateBytes, Duration deadline, CopyProgress progress)
            throws BackupFailedException {
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + data,
                "--wal-method=stream",
                "--no-slot",
                "--checkpoint=spread",
                "--label=understudy drill",
                "--progress",
                "--no-sync"));
        if (maxRateBytes > 0) {
            arguments.add("--max-rate=" + Math.max(SLOWEST, Math.min(FASTEST, maxRateBytes >> 10)) + "k");
        }
        for (int i = 0; i < tablespaces.size(); i++) {
            arguments.add("--tablespace-mapping=" + escaped(tablespaces.get(i)) + "="
                    + escaped(data.resolveSibling("tablespace-" + (i + 1)).toString()));
        }
        require(
                host.run(command("pg_basebackup", arguments), deadline, progress),
                "wanted a base backup of " + node(),
                "Look at the log of " + node() + ".");
    }

    /** Of our own name, so that nobody takes the copy's stream for a standby. */
    private Argv command(String program, List<String> arguments) {
        return Argv.of("env", "LC_ALL=C")
                .and(source.environment().toArray(String[]::new))
                .and("PGAPPNAME=" + WalSender.DRILL)
                .and(binDirectory.resolve(program).toString(), "--no-password")
                .and(arguments.toArray(String[]::new));
    }

    private static void require(CommandResult result, String wanted, String hint) throws BackupFailedException {
        if (!result.succeeded()) {
            String words = result.stderr()
                    .lines()
                    .filter(line -> !line.isBlank() && !CopyProgress.isProgress(line))
                    .collect(Collectors.joining(" "));
            throw new BackupFailedException(
                    wanted + ", found: " + (words.isEmpty() ? result.complaint() : words) + ". " + hint);
        }
    }

    /** An equals sign parts the two paths of a mapping. */
    private static String escaped(String path) {
        return path.replace("=", "\\=");
    }

    private String node() {
        return source.node().name();
    }
}
