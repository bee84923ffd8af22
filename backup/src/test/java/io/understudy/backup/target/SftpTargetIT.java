package io.understudy.backup.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.TargetSettings;
import io.understudy.replication.host.HostKeyScan;
import io.understudy.replication.host.Patience;
import io.understudy.replication.host.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies over SFTP to a real OpenSSH server. */
class SftpTargetIT extends TargetContract {
    @TempDir
    static Path keys;

    private static SshServer sshd;
    private Path vault;

    @BeforeAll
    static void start() {
        sshd = new SshServer(keys);
    }

    @AfterAll
    static void stop() {
        sshd.close();
    }

    @BeforeEach
    void mount() throws IOException {
        vault = Files.createDirectory(directory.resolve("vault"));
    }

    @Override
    Target target() {
        return target(Patience.seconds(60));
    }

    private Target target(Duration stall) {
        return new SftpTarget(
                "vault",
                new TargetSettings.Sftp(
                        "127.0.0.1",
                        sshd.port(),
                        System.getProperty("user.name"),
                        sshd.address().privateKey(),
                        vault.toString()),
                sshd.knownHosts(),
                stall);
    }

    @Override
    Path stored() {
        return vault.resolve("orders");
    }

    @Test
    void nobodyElseMayReadTheCopies() throws Exception {
        Backup backup = sample(1000);
        try (Target target = target()) {
            target.put("orders", Path.of(backup.directory()), UNTOLD);
        }
        DirectoryTargetTest.assertPrivate(stored());
    }

    @Test
    void aDiskThatIsNotMountedThereIsNotTakenForAnEmptyOne() throws Exception {
        Files.delete(vault);
        try (Target target = target()) {
            assertThatThrownBy(target::check)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "wanted that directory, found none; mount its disk, or make it once: install -d");
        }
    }

    @Test
    @Tag("F24")
    void aMachineWhoseKeyNobodyPinnedIsRefusedWithItsFingerprintAndNeverPinned() throws Exception {
        String shown =
                HostKeyScan.scan("127.0.0.1", sshd.port(), Patience.seconds(10)).toString();
        Files.delete(sshd.knownHosts());
        try (Target target = target()) {
            assertThatThrownBy(target::check)
                    .hasMessageContaining("no host key is pinned for vault; it shows " + shown)
                    .hasMessageContaining("understudy ssh-pin vault");
        }
        assertThat(sshd.knownHosts()).doesNotExist();
        sshd.pin();
    }

    @Test
    @Tag("F24")
    void aChangedHostKeyIsRefusedWithBothFingerprintsAfterOneAttemptAndNothingIsSent() throws Exception {
        Backup backup = sample(1000);
        String pinned = Files.readString(sshd.knownHosts());
        sshd.restartWithAnotherHostKey();
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), UNTOLD))
                    .hasMessageContaining("the host key of vault changed: pinned is ssh-ed25519 SHA256:")
                    .hasMessageContaining("it shows ssh-ed25519 SHA256:")
                    .hasMessageContaining("understudy ssh-pin vault --replace");
        }
        assertThat(sshd.knownHosts()).hasContent(pinned);
        assertThat(vault).isEmptyDirectory();
        sshd.pin();
    }

    @Test
    void aConnectionKilledInMidUploadLeavesNothingThatCountsAndTheNextAttemptSucceeds() throws Exception {
        Backup backup = sample(12 << 20);
        AtomicBoolean cut = new AtomicBoolean();
        LongConsumer cutting = bytes -> {
            if (cut.compareAndSet(false, true)) {
                sshd.kill();
            }
        };
        try (Target target = target()) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), cutting))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("found: the connection was lost");
        }
        assertThat(stored().resolve("." + backup.id() + ".partial")).isDirectory();
        assertThat(copyOf(backup)).doesNotExist();

        sshd.start();
        try (Target target = target()) {
            assertThat(target.backups("orders")).isEmpty();
            target.put("orders", Path.of(backup.directory()), UNTOLD);
            assertThat(target.backups("orders")).containsExactly(backup.id());
        }
        assertThat(stored()).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aServerThatHangsWhileItsMachineAnswersIsGivenUp() throws Exception {
        Backup backup = sample(12 << 20);
        AtomicBoolean frozen = new AtomicBoolean();
        LongConsumer freezing = bytes -> {
            if (frozen.compareAndSet(false, true)) {
                assertThat(signal("STOP")).isTrue();
            }
        };
        try (Target target = target(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> target.put("orders", Path.of(backup.directory()), freezing))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("found: nothing moved for 1 s");
        } finally {
            signal("CONT");
        }
    }

    /** To the programs that serve connections: the last processes that the server's children started. */
    private static boolean signal(String signal) {
        List<Long> serving = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("sshd"))
                .filter(process -> process.descendants().findAny().isEmpty())
                .map(ProcessHandle::pid)
                .toList();
        boolean taken = false;
        for (long pid : serving) {
            // One by one: that of an earlier connection may end meanwhile.
            taken |= kill(signal, pid);
        }
        return taken;
    }

    private static boolean kill(String signal, long pid) {
        try {
            return new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
