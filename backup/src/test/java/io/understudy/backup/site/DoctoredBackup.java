package io.understudy.backup.site;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.folder.Checksums;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Backups that look whole: every sum fits, every dump can be read to its end. Only what is in them is not what was there. */
public final class DoctoredBackup {
    private DoctoredBackup() {}

    /**
     * A copy whose dump of {@code orders} is another one.
     *
     * @param option for pg_dump
     * @param change made to the database before, and taken back afterwards; may be empty
     */
    public static Backup of(Backup whole, BackupSite site, String option, String change) throws Exception {
        Path from = Path.of(whole.directory());
        String id = BackupFolder.id("orders", whole.startedAt().plusSeconds(1 + siblings(from)));
        Path copy = Files.createDirectory(from.resolveSibling(id));
        Map<String, String> sums = new TreeMap<>(Checksums.read(from));
        for (String file : sums.keySet()) {
            Files.copy(from.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        ScratchServer primary = site.pair().primary();
        try {
            Sql.execute(primary, "orders", "CREATE TABLE spare AS SELECT * FROM lines; " + change);
            dump(primary, copy.resolve("orders.dump"), List.of("--exclude-table=spare", option));
        } finally {
            Sql.execute(primary, "orders", "TRUNCATE lines; INSERT INTO lines SELECT * FROM spare; DROP TABLE spare");
        }
        sums.put("orders.dump", Checksums.of(copy.resolve("orders.dump")));
        Checksums.write(copy, sums);
        return new Backup(
                id,
                whole.cluster(),
                whole.source(),
                copy.toString(),
                whole.startedAt(),
                whole.finishedAt(),
                whole.state(),
                whole.bytes(),
                whole.databases(),
                whole.detail());
    }

    private static long siblings(Path backup) throws Exception {
        try (Stream<Path> all = Files.list(backup.getParent())) {
            return all.count();
        }
    }

    private static void dump(ScratchServer server, Path file, List<String> options) {
        Argv command = server.site()
                .binaries()
                .command("pg_dump")
                .and("--format=custom", "--file=" + file, "--dbname=" + server.conninfo(server.superuser(), "orders"))
                .and(options.toArray(String[]::new));
        CommandResult result = new LocalHost("bot").run(command, Patience.seconds(60));
        if (!result.succeeded()) {
            throw new AssertionError(result.complaint());
        }
    }
}
