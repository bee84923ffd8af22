package io.understudy.bot.bench;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.settings.RestoreTestSettings;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.sql.SteadyWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dump from the standby with its checksum, plain and encrypted, and a whole backup that was read back. */
final class BackupBench implements Benchmark {
    private static final Duration LONG = Duration.ofMinutes(30);
    private final int megabytes;

    BackupBench(int megabytes) {
        this.megabytes = megabytes;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public List<Comparison> run(int runs) throws InterruptedException {
        try (BenchPair pair = new BenchPair();
                BenchStore store = new BenchStore()) {
            SteadyWrites.fill(pair.clusterSpec(), pair.superuserLogin(), megabytes);
            new RawTools(pair).awaitStreaming("db2");
            return compared(pair, store, runs);
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to back up a throwaway server, found: " + e, e);
        }
    }

    private List<Comparison> compared(BenchPair pair, BenchStore store, int runs)
            throws IOException, InterruptedException {
        BackupRunner plain = runner(pair, store, "plain", Optional.empty());
        BackupRunner encrypted = runner(pair, store, "encrypted", Optional.of(key(store.directory())));
        List<Duration> dump = new ArrayList<>();
        List<Duration> script = new ArrayList<>();
        List<Duration> summed = new ArrayList<>();
        List<Duration> sealed = new ArrayList<>();
        List<Duration> whole = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Path file = store.directory().resolve("raw.dump");
            dump.add(timed(pair, "\"$1/pg_dump\" --format=custom --file=\"$2\"", file));
            script.add(dump.get(run).plus(timed(pair, """
                            "$1/pg_dumpall" --globals-only --file="$2.globals"
                            sha256sum "$2" "$2.globals" >"$2.sums"
                            "$1/pg_restore" --file=/dev/null "$2"
                            """, file)));
            long begun = System.nanoTime();
            summed.add(dumpWithSum(backUp(pair, plain)));
            whole.add(Duration.ofNanos(System.nanoTime() - begun));
            sealed.add(dumpWithSum(backUp(pair, encrypted)));
        }
        String size = megabytes + " MB";
        return List.of(
                new Comparison("dump of " + size + " with checksum; raw: pg_dump", dump, summed, "≤ 1.03"),
                new Comparison("dump of " + size + ", encrypted, with checksum; raw: pg_dump", dump, sealed, "≤ 1.10"),
                new Comparison(
                        "whole backup of " + size + "; raw: pg_dump, pg_dumpall, sha256sum, pg_restore to nowhere",
                        script,
                        whole,
                        "none"));
    }

    /** What an encrypted dump's sum costs is in its time already; a plain one is summed afterwards. */
    private static Duration dumpWithSum(Backup backup) throws IOException {
        Path directory = Path.of(backup.directory());
        Manifest manifest = Manifest.read(directory);
        Manifest.Entry entry = manifest.databases().get(0);
        Duration dumped = Duration.ofMillis(Math.round(entry.seconds() * 1000));
        if (manifest.encryptedFor().isPresent()) {
            return dumped;
        }
        long begun = System.nanoTime();
        Checksums.of(directory.resolve(entry.file()));
        return dumped.plusNanos(System.nanoTime() - begun);
    }

    private static Backup backUp(BenchPair pair, BackupRunner runner) throws InterruptedException {
        BackupResult result = runner.run(pair.watch().look().assessment(), progress -> {});
        if (result instanceof BackupResult.Finished finished
                && finished.backup().state() == Backup.State.VERIFIED) {
            return finished.backup();
        }
        throw new IllegalStateException("wanted a verified backup, found: " + result);
    }

    private static Duration timed(BenchPair pair, String script, Path file) {
        ScratchServer standby = pair.server("db2");
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

    private static BackupRunner runner(
            BenchPair pair, BenchStore store, String kind, Optional<EncryptionSettings> encryption) {
        ScratchServer standby = pair.server("db2");
        String dumper = RoleNames.DEFAULT.dumper();
        BackupSettings settings = new BackupSettings(
                store.directory().resolve(kind),
                LocalTime.MIDNIGHT,
                standby.site().binaries().directory(),
                new Login(dumper, new Secret(pair.server("db1").passwordOf(dumper))),
                true,
                false,
                LONG,
                Duration.ofMinutes(1),
                DumpSettings.DEFAULT,
                RetentionSettings.DEFAULT,
                encryption,
                Map.of(),
                RestoreTestSettings.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                BackupThresholds.DEFAULT);
        BackupTools tools =
                new BackupTools(new LocalHost("bench"), Clock.systemUTC(), BenchPair::pause, ReplayHold.NEVER, "bench");
        return new BackupRunner(settings, store.store().backups(), store.store().retentionNotices(), tools);
    }

    private static EncryptionSettings key(Path directory) throws IOException {
        Path file = Files.createFile(
                directory.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, AgeIdentity.generate().secret().reveal() + "\n");
        return new EncryptionSettings(file, List.of(), List.of(), Optional.empty());
    }
}
