package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.site.SampleBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target must keep, whatever it is made of. Each test has a cluster's folder of its own, on one server for all. */
abstract class TargetContract {
    static final LongConsumer UNTOLD = bytes -> {};
    static final Instant NIGHT = Instant.parse("2026-11-20T03:00:00Z");
    /** Larger than all buffers on the way. */
    private static final int LARGE = 12 << 20;

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = directory.resolve("backups/orders");
    }

    /** A new one at an empty place, or at the same place within a test. */
    abstract Target target();

    /** Where what it stores can be seen as files, for the cluster orders. */
    abstract Path stored();

    Backup sample(int bytes) {
        return SampleBackup.publish(folder, NIGHT, bytes);
    }

    @Test
    void whatWasPutIsListedAndComesBackEqual() throws Exception {
        Backup backup = sample(LARGE);
        AtomicLong told = new AtomicLong();
        try (Target target = target()) {
            assertThat(target.backups("orders")).isEmpty();
            target.put("orders", Path.of(backup.directory()), told::addAndGet);
            assertThat(target.backups("orders")).containsExactly(backup.id());
            assertThat(target.backups("order")).isEmpty();

            Path back = Files.createDirectory(directory.resolve("back"));
            target.fetch("orders", backup.id(), back, UNTOLD);
            for (Map.Entry<String, String> sum : Checksums.read(back).entrySet()) {
                assertThat(Checksums.of(back.resolve(sum.getKey()))).isEqualTo(sum.getValue());
            }
            assertThat(files(back)).isEqualTo(files(Path.of(backup.directory())));
        }
        assertThat(told).hasValueGreaterThan(LARGE);
    }

    @Test
    void aCopyThatWasCutCountsForNothingAndTheNextAttemptSucceeds() throws Exception {
        Backup backup = sample(LARGE);
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), cutAfter(LARGE / 2)))
                    .hasStackTraceContaining("the cable was cut");
        }
        try (Target target = target()) {
            assertThat(target.backups("orders")).isEmpty();
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            assertThat(target.backups("orders")).containsExactly(backup.id());
        }
        assertThat(files(stored()).keySet()).allMatch(name -> name.startsWith(backup.id()));
    }

    @Test
    void anInterruptionEndsTheCopyAndCountsForNothing() throws Exception {
        Backup backup = sample(LARGE);
        try (Target target = target()) {
            LongConsumer interrupting = bytes -> Thread.currentThread().interrupt();
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), interrupting))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
        try (Target target = target()) {
            assertThat(target.backups("orders")).isEmpty();
        }
    }

    @Test
    void whatIsThereAlreadyIsReplaced() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            Files.writeString(copyOf(backup).resolve("orders.dump"), "somebody wrote here");
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            assertThat(target.backups("orders")).containsExactly(backup.id());
        }
        assertThat(files(copyOf(backup))).isEqualTo(files(Path.of(backup.directory())));
    }

    @Test
    void whatIsRemovedIsGoneAndOthersStay() throws Exception {
        Backup old = SampleBackup.publish(folder, NIGHT.minusSeconds(86_400), 1000);
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(old.directory()), UNTOLD);
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            target.remove("orders", old.id());
            assertThat(target.backups("orders")).containsExactly(backup.id());
            target.remove("orders", old.id());
            target.remove("users", "users-20261120T030000Z");
        }
        assertThat(files(stored()).keySet()).allMatch(name -> name.startsWith(backup.id()));
    }

    @Test
    void aBackupThatIsNotWhatItsSumsSayIsNotCopied() throws Exception {
        Backup backup = sample(LARGE);
        flip(Path.of(backup.directory(), "orders.dump"));
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), UNTOLD))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wanted orders.dump as it was written, found other bytes");
            assertThat(target.backups("orders")).isEmpty();
        }
    }

    @Test
    void aCopyThatRottedThereDoesNotComeBack() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            flip(copyOf(backup).resolve("users/toc.dat"));
            Path back = Files.createDirectory(directory.resolve("back"));
            assertThatThrownBy(() -> target.fetch("orders", backup.id(), back, UNTOLD))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wanted users/toc.dat as it was written, found other bytes");
        }
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            for (String id : List.of(
                    "../orders/" + backup.id(),
                    "..",
                    "",
                    backup.id() + "/..",
                    "orders-20261120T030000Z\n",
                    "users-x")) {
                assertThatThrownBy(() -> target.remove("orders", id)).hasMessageContaining("wanted the id of a backup");
                assertThatThrownBy(() -> target.fetch("orders", id, directory, UNTOLD))
                        .hasMessageContaining("wanted the id of a backup");
            }
            String hostile = Files.readString(copyOf(backup).resolve(Checksums.FILE))
                    .replace("globals.sql", "../../../../tmp/globals.sql");
            Files.writeString(copyOf(backup).resolve(Checksums.FILE), hostile);
            Path back = Files.createDirectory(directory.resolve("back"));
            assertThatThrownBy(() -> target.fetch("orders", backup.id(), back, UNTOLD))
                    .isInstanceOf(IOException.class);
            assertThat(back).isEmptyDirectory();
        }
    }

    @Test
    void whatOthersPutThereIsNoBackup() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            for (String name : List.of("users-20261120T030000Z", "orders-copy", "orders-20261121T030000Z")) {
                Files.createDirectories(stored().resolve(name));
                Files.writeString(stored().resolve(name).resolve(Checksums.FILE), "");
            }
            Files.writeString(stored().resolve("users-20261120T030000Z").resolve(Manifest.FILE), "{}");
            assertThat(target.backups("orders")).containsExactly(backup.id());
        }
    }

    @Test
    void aCheckLeavesNothingThere() throws Exception {
        try (Target target = target()) {
            target.check();
        }
        assertThat(files(stored().getParent())).isEmpty();
    }

    final Path copyOf(Backup backup) {
        return stored().resolve(backup.id());
    }

    static LongConsumer cutAfter(long bytes) {
        AtomicLong left = new AtomicLong(bytes);
        return more -> {
            if (left.addAndGet(-more) < 0) {
                throw new IllegalStateException("the cable was cut");
            }
        };
    }

    private static void flip(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    /** Sums by name. */
    static Map<String, String> files(Path root) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        if (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    sums.put(root.relativize(file).toString(), Checksums.of(file));
                }
            }
        }
        return sums;
    }
}
