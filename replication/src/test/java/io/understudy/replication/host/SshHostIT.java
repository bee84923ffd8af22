package io.understudy.replication.host;

import static io.understudy.replication.host.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshHostIT extends HostContract {

    @TempDir
    Path keys;

    private SshServer server;
    private SshHost host;

    @BeforeEach
    void start() {
        server = new SshServer(keys);
        host = hostAt(server.address());
    }

    @AfterEach
    void stop() {
        host.close();
        server.close();
    }

    @Override
    Host host() {
        return host;
    }

    @Test
    void usesOneConnectionForManyCommands() {
        long before = connections();
        for (int round = 0; round < 5; round++) {
            assertThat(host.run(Argv.of("true"), LONG).succeeded()).isTrue();
        }
        assertThat(connections() - before).isEqualTo(1);
    }

    @Test
    void runsMoreCommandsAtOnceThanTheServerHasChannels() {
        CompletableFuture<?>[] commands = new CompletableFuture<?>[20];
        for (int index = 0; index < commands.length; index++) {
            commands[index] = CompletableFuture.runAsync(() ->
                    assertThat(host.run(shell("sleep 0.2"), LONG).succeeded()).isTrue());
        }
        CompletableFuture.allOf(commands).join();
    }

    @Test
    @Tag("F24")
    void refusesAChangedHostKeyWithBothFingerprintsAfterOneAttemptAndNeverPinsIt() throws Exception {
        String known = Files.readString(server.knownHosts());
        String pinned = HostKeyScan.scan("127.0.0.1", server.port(), LONG).toString();
        server.restartWithAnotherHostKey();
        String shown = HostKeyScan.scan("127.0.0.1", server.port(), LONG).toString();
        // A key was pinned and two were looked at; the log comes a moment later.
        await().until(() -> connections() == 3);
        assertThat(failure(host)).isEqualTo(new HostFailure.HostKeyChanged("db1", pinned, shown));
        assertThat(connections()).isEqualTo(4);
        assertThat(failure(host).hint()).contains("ssh-pin");
        assertThat(server.knownHosts()).hasContent(known);
    }

    @Test
    @Tag("F24")
    void refusesAMachineWhoseKeyNobodyPinned() throws Exception {
        Files.delete(server.knownHosts());
        String shown = HostKeyScan.scan("127.0.0.1", server.port(), LONG).toString();
        assertThat(failure(host)).isEqualTo(new HostFailure.HostKeyUnknown("db1", shown));
        server.pin();
        assertThat(host.run(Argv.of("true"), LONG).succeeded()).isTrue();
    }

    @Test
    void saysWhenTheMachineRefusesTheLogin() {
        server.makeKey("stranger");
        assertThat(failure(hostAt(server.addressWith(keys.resolve("stranger")))))
                .isInstanceOf(HostFailure.LoginRefused.class);
    }

    @Test
    void refusesAPrivateKeyThatOthersCanRead() throws Exception {
        Files.setPosixFilePermissions(server.address().privateKey(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(failure(host).message()).contains("others than its owner may read");
    }

    @Test
    void opensAPrivateKeyWithItsPassphraseAndSaysWhenItDoesNot() throws Exception {
        String file = server.address().privateKey().toString();
        Argv lock = Argv.of("ssh-keygen", "-q", "-p", "-P", "", "-N", "sesame", "-f", file);
        assertThat(new LocalHost("here").run(lock, LONG).succeeded()).isTrue();
        try (SshHost opened = new SshHost("db1", server.address(), Optional.of("sesame"))) {
            assertThat(opened.run(Argv.of("true"), LONG).succeeded()).isTrue();
        }
        assertThat(failure(new SshHost("db1", server.address(), Optional.of("wrong")))
                        .message())
                .contains("the passphrase does not open it");
        assertThat(failure(host).message()).contains("it needs a passphrase");
    }

    @Test
    void saysWhenNobodyListens() {
        server.kill();
        assertThat(failure(host)).isInstanceOf(HostFailure.Unreachable.class);
    }

    @Test
    void doesNotKnowTheOutcomeWhenTheServerDiesMeanwhile() {
        Path began = directory.resolve("began");
        CompletableFuture<HostFailure> outcome = CompletableFuture.supplyAsync(
                () -> failureOf(() -> host.run(shell("touch \"$1\"; sleep 600").and("sh", began.toString()), LONG)));
        await().until(() -> Files.exists(began));
        server.kill();
        assertThat(outcome.join()).isInstanceOf(HostFailure.OutcomeUnknown.class);
    }

    @Test
    void connectsAgainAfterTheServerWasRestarted() {
        assertThat(host.run(Argv.of("true"), LONG).succeeded()).isTrue();
        server.kill();
        server.start();
        assertThat(host.run(Argv.of("echo", "back"), LONG).stdout()).isEqualTo("back\n");
    }

    private static SshHost hostAt(SshAddress address) {
        return new SshHost("db1", address, Optional.empty());
    }

    private static HostFailure failure(Host host) {
        return failureOf(() -> host.run(Argv.of("true"), Duration.ofSeconds(20)));
    }

    private static HostFailure failureOf(Runnable action) {
        return catchThrowableOfType(HostException.class, action::run).failure();
    }

    private long connections() {
        return server.log()
                .lines()
                .filter(line -> line.startsWith("Connection from"))
                .count();
    }
}
