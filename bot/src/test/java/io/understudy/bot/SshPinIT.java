package io.understudy.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.KnownHosts;
import io.understudy.replication.host.ServerKey;
import io.understudy.replication.host.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pinning the key of a real sshd, and what check says of one that is not pinned. No PostgreSQL runs there. */
final class SshPinIT {
    @TempDir
    Path directory;

    private SshServer sshd;
    private Path configuration;

    @BeforeEach
    void start() throws IOException {
        sshd = new SshServer(Files.createDirectory(directory.resolve("sshd")));
        secret("token", "0123456789abcdef0123456789abcdef");
        secret("password", "hunter2");
        configuration = Files.writeString(directory.resolve("understudy.yaml"), yaml(sshd.port()));
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void showsTheFingerprintAndHowToCompareItThenPins() {
        CommandRun run = pin("db2", "--yes");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("orders/db2", "ssh-ed25519", "SHA256:")
                .contains(
                        "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub",
                        "Pinned in " + knownHosts().file());
        assertThat(pinned()).hasSize(1);
        assertThat(run.out()).contains(pinned().get(0).fingerprint());
        assertThat(pin("orders/db2").out()).contains("It is pinned already");
    }

    @Test
    void pinsNothingWhenNobodyCanBeAsked() {
        CommandRun run = pin("db2");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("SHA256:", "NOT pinned", "--yes");
        assertThat(pinned()).isEmpty();
    }

    @Test
    @Tag("F24")
    void refusesAChangedKeyUnlessItIsToBeReplaced() {
        pin("db2", "--yes");
        List<ServerKey> before = pinned();
        sshd.restartWithAnotherHostKey();
        CommandRun refused = pin("db2", "--yes");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains("another key is pinned", before.get(0).fingerprint(), "--replace");
        assertThat(pinned()).isEqualTo(before);
        assertThat(pin("db2", "--yes", "--replace").exitCode()).isZero();
        assertThat(pinned()).isNotEqualTo(before).hasSize(1);
    }

    @Test
    void aLocalNodeAndAnUnknownOneGetAClearAnswer() {
        assertThat(pin("db1").out()).contains("orders/db1 is on this machine", "no key to pin");
        CommandRun unknown = pin("bd2");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no node or SFTP target 'bd2'", "did you mean 'db2'");
    }

    @Test
    void anUnreachableMachineIsOneMessage() {
        sshd.kill();
        CommandRun run = pin("db2", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("understudy: cannot connect to 127.0.0.1")
                .hasLineCount(1);
    }

    @Test
    @Tag("F24")
    void checkTellsAnUnknownAChangedAndAnUnreachableMachineApart() {
        assertThat(check().out())
                .contains("FAIL db2      no host key is pinned for db2", "`understudy ssh-pin db2`")
                .contains("no server at 127.0.0.1 port 1");
        pin("db2", "--yes");
        assertThat(check().out()).contains("db2      machine reached over SSH at 127.0.0.1");
        sshd.restartWithAnotherHostKey();
        assertThat(check().out()).contains("the host key of db2 changed", "find out why before anything else");
        sshd.kill();
        CommandRun gone = check();
        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.out()).contains("FAIL db2      cannot connect to db2", "check that the machine is up");
        assertThat(gone.out()).doesNotContain("hunter2");
    }

    @Test
    @Tag("F24")
    void theMachineOfABackupTargetIsPinnedByItsNameAndCheckedBeforeAndAfter() {
        assertThat(check().out())
                .contains("no host key is pinned for vault", "`understudy ssh-pin vault`")
                .contains("wanted the directory " + directory.resolve("unmounted") + ", found none");
        CommandRun run = pin("vault", "--yes");
        assertThat(run.out()).contains("orders/vault: the machine at 127.0.0.1", "Pinned in");
        assertThat(pinned()).hasSize(1);
        assertThat(check().out()).contains("copies of backups can be written to sftp://");
    }

    private CommandRun pin(String node, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"ssh-pin", node, "--config", configuration.toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return CommandRun.of(arguments);
    }

    private CommandRun check() {
        return CommandRun.of("check", "--config", configuration.toString());
    }

    private KnownHosts knownHosts() {
        return new KnownHosts(directory.resolve("known_hosts"));
    }

    private List<ServerKey> pinned() {
        return knownHosts().pinned("127.0.0.1", sshd.port());
    }

    private void secret(String name, String value) throws IOException {
        Path file = Files.writeString(directory.resolve(name), value + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Nothing listens on port 1. */
    private String yaml(int sshPort) {
        return """
                console: {port: 0}
                ssh: {known_hosts: known_hosts}
                users:
                  - {name: alice, token_file: token, roles: [viewer]}
                clusters:
                  orders:
                    watcher: {user: watcher, password_file: password}
                    operator: {user: operator, password_file: password}
                    replicator: {user: replicator, passfile: /nowhere/passfile}
                    backup:
                      directory: backups
                      bin_directory: /usr/lib/postgresql/15/bin
                      dumper: {user: dumper, password_file: password}
                      targets:
                        vault: {kind: sftp, address: 127.0.0.1, port: %2$d, user: %1$s, private_key: sshd/user_key, path: %3$s}
                        disk: {kind: directory, path: unmounted}
                    nodes:
                      db1: {address: 127.0.0.1, port: 1, data_directory: /nowhere/db1, os_user: %1$s}
                      db2:
                        address: 127.0.0.1
                        port: 1
                        data_directory: /nowhere/db2
                        os_user: %1$s
                        host: {kind: ssh, address: 127.0.0.1, port: %2$d, user: %1$s, private_key: sshd/user_key}
                """.formatted(System.getProperty("user.name"), sshPort, directory);
    }
}
