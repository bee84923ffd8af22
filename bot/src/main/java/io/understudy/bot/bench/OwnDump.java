package io.understudy.bot.bench;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.dump.BackupRunner;
import io.understudy.backup.dump.BackupTools;
import io.understudy.backup.dump.ReplayHold;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.folder.SumProgram;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.backup.settings.RestoreTestSettings;
import io.understudy.backup.settings.RetentionSettings;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/** Whole backups from the standby, as the bot makes them. */
final class OwnDump {
    private static final Duration LONG = Duration.ofMinutes(30);
    private static final LocalHost HOST = new LocalHost("bench");
    private final BenchPair pair;
    private final BackupRunner runner;

    /**
     * Makes one with a folder of its own.
     *
     * @param kind names the folder
     */
    OwnDump(BenchPair pair, BenchStore store, String kind, Optional<EncryptionSettings> encryption) {
        this.pair = pair;
        BackupTools tools = new BackupTools(HOST, Clock.systemUTC(), BenchPair::pause, ReplayHold.NEVER, "bench");
        this.runner = new BackupRunner(
                settings(pair, store.directory().resolve(kind), encryption),
                store.store().backups(),
                store.store().retentionNotices(),
                tools);
    }

    /** How long the dump of the database takes with its sum, and the whole backup. */
    record Times(Duration dump, Duration whole) {}

    Times take() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Backup backup = backUp();
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        return new Times(dumpWithSum(Path.of(backup.directory())), whole);
    }

    private Backup backUp() throws InterruptedException {
        BackupResult result = runner.run(pair.watch().look().assessment(), progress -> {});
        if (result instanceof BackupResult.Finished finished
                && finished.backup().state() == Backup.State.VERIFIED) {
            return finished.backup();
        }
        throw new IllegalStateException("wanted a verified backup, found: " + result);
    }

    /** What an encrypted dump's sum costs is in its time already; a plain one is summed afterwards. */
    private static Duration dumpWithSum(Path backup) throws IOException {
        Manifest manifest = Manifest.read(backup);
        Manifest.Entry entry = manifest.databases().get(0);
        Duration dumped = Duration.ofMillis(Math.round(entry.seconds() * 1000));
        if (manifest.encryptedFor().isPresent()) {
            return dumped;
        }
        long begun = System.nanoTime();
        new SumProgram(HOST, LONG).ofAll(backup.resolve(entry.file()));
        return dumped.plusNanos(System.nanoTime() - begun);
    }

    private static BackupSettings settings(BenchPair pair, Path folder, Optional<EncryptionSettings> encryption) {
        ScratchServer standby = pair.server("db2");
        String dumper = RoleNames.DEFAULT.dumper();
        return new BackupSettings(
                folder,
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
    }
}
