package io.understudy.bot.bench;

import io.understudy.backup.seal.AgeIdentity;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.replication.sql.SteadyWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A dump from the standby with its checksum, plain and encrypted, and a whole backup that was read back. */
final class BackupBench implements Benchmark {
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
            return compared(new Ways(pair, store), runs);
        } catch (IOException e) {
            throw new UncheckedIOException("wanted to back up a throwaway server, found: " + e, e);
        }
    }

    private List<Comparison> compared(Ways ways, int runs) throws IOException, InterruptedException {
        ways.turn(false); // Files and programs come into memory.
        List<Turn> turns = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            turns.add(ways.turn(run % 2 == 1));
        }
        String size = megabytes + " MB";
        List<Duration> dump = all(turns, turn -> turn.raw().dump());
        return List.of(
                new Comparison(
                        "dump of " + size + " with checksum; raw: pg_dump",
                        dump,
                        all(turns, turn -> turn.plain().dump()),
                        "≤ 1.03"),
                new Comparison(
                        "dump of " + size + ", encrypted, with checksum; raw: pg_dump",
                        dump,
                        all(turns, turn -> turn.sealed().dump()),
                        "≤ 1.10"),
                new Comparison(
                        "whole backup of " + size + "; raw: pg_dump, pg_dumpall, sha256sum, pg_restore to nowhere",
                        all(turns, turn -> turn.raw().whole()),
                        all(turns, turn -> turn.plain().whole()),
                        "none"));
    }

    private record Turn(RawDump.Times raw, OwnDump.Times plain, OwnDump.Times sealed) {}

    /** The raw way stands between the two others, which change places: so that a machine that slows down favours none. */
    private record Ways(RawDump raw, OwnDump plain, OwnDump sealed) {
        Ways(BenchPair pair, BenchStore store) throws IOException {
            this(
                    new RawDump(pair.server("db2"), store.directory().resolve("raw.dump")),
                    new OwnDump(pair, store, "plain", Optional.empty()),
                    new OwnDump(pair, store, "encrypted", Optional.of(key(store.directory()))));
        }

        Turn turn(boolean sealedFirst) throws IOException, InterruptedException {
            OwnDump.Times first = (sealedFirst ? sealed : plain).take();
            RawDump.Times between = raw.take();
            OwnDump.Times last = (sealedFirst ? plain : sealed).take();
            return sealedFirst ? new Turn(between, last, first) : new Turn(between, first, last);
        }
    }

    private static List<Duration> all(List<Turn> turns, Function<Turn, Duration> time) {
        return turns.stream().map(time).toList();
    }

    private static EncryptionSettings key(Path directory) throws IOException {
        Path file = Files.createFile(
                directory.resolve("key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, AgeIdentity.generate().secret().reveal() + "\n");
        return new EncryptionSettings(file, List.of(), List.of(), Optional.empty());
    }
}
