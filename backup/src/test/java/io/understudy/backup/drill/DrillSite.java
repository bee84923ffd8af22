package io.understudy.backup.drill;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.DrillSettings;
import io.understudy.backup.site.BackupSite;
import io.understudy.backup.site.MemoryDrills;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/** Where drills of a pair take place in tests: a directory that the servers' user can enter. */
record DrillSite(ScratchPair pair, Path directory, MemoryDrills book) {
    private static final Host HOST = new LocalHost("the bot's machine");
    static final long RATE = 16L << 20;
    static final Duration LONG = Patience.seconds(60);

    static DrillSite in(Path directory, ScratchPair pair) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new DrillSite(pair, directory, new MemoryDrills());
    }

    Driller driller() {
        return driller(settings(), RATE, LONG);
    }

    Driller driller(BackupSettings backups, long maxRateBytes, Duration timeLimit) {
        return new Driller(backups, drill(maxRateBytes, timeLimit), book, HOST, Clock.systemUTC());
    }

    private DrillSettings drill(long maxRateBytes, Duration timeLimit) {
        String replicator = RoleNames.DEFAULT.replicator();
        return new DrillSettings(
                true,
                1,
                LocalTime.of(4, 30),
                new Login(replicator, new Secret(pair.primary().passwordOf(replicator))),
                Optional.of(copies()),
                maxRateBytes,
                timeLimit);
    }

    BackupSettings settings() {
        BackupSite site = new BackupSite(pair);
        return site.settings(directory.resolve("backups"), site.real(), site.dumper());
    }

    /** Where the copies come and go. */
    Path copies() {
        return directory.resolve("copies");
    }

    Path scratch() {
        return DrillDirectory.of("orders", settings(), drill(RATE, LONG), HOST).path();
    }

    Path data() {
        return scratch().resolve("copy").resolve("data");
    }

    /** The machine as the user that the servers run as. */
    Host servers() {
        return pair.site().host();
    }

    boolean isEmpty() throws IOException {
        try (Stream<Path> left = Files.list(copies())) {
            return left.findAny().isEmpty();
        }
    }

    /** Processes of this machine that work inside of it. */
    long processes() {
        return ProcessHandle.allProcesses().filter(this::isInside).count();
    }

    private boolean isInside(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .startsWith(copies());
        } catch (IOException gone) {
            return false;
        }
    }
}
