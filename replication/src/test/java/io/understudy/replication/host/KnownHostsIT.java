package io.understudy.replication.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsIT {

    private static final ServerKey FIRST = new ServerKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIAAA");
    private static final ServerKey SECOND = new ServerKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIBBB");

    @TempDir
    Path directory;

    @Test
    void scansTheFingerprintThatOpensshShows() {
        try (SshServer server = new SshServer(directory)) {
            Argv keygen = Argv.of("ssh-keygen", "-lf", server.hostKeyFile().toString());
            String openssh = new LocalHost("here")
                    .run(keygen, Duration.ofSeconds(30))
                    .stdout()
                    .split(" ", -1)[1];
            ServerKey scanned = HostKeyScan.scan("127.0.0.1", server.port(), Duration.ofSeconds(10));
            assertThat(scanned.algorithm()).isEqualTo("ssh-ed25519");
            assertThat(scanned.fingerprint()).isEqualTo(openssh);
        }
    }

    @Test
    void opensshItselfAcceptsAPinnedKey() {
        try (SshServer server = new SshServer(directory)) {
            SshAddress address = server.address();
            Argv ssh = Argv.of("ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes")
                    .and("-o", "UserKnownHostsFile=" + server.knownHosts(), "-i")
                    .and(address.privateKey().toString(), "-p", Integer.toString(address.port()))
                    .and(address.user() + "@" + address.host(), "echo in");
            assertThat(new LocalHost("here").run(ssh, Duration.ofSeconds(30)).stdout())
                    .isEqualTo("in\n");
        }
    }

    @Test
    void pinsOncePrivatelyAndReplacesAKeyOnlyWhenAsked() throws Exception {
        KnownHosts hosts = new KnownHosts(directory.resolve("ours/known_hosts"));
        assertThat(hosts.pin("db1", 22, FIRST, false)).isEqualTo(new Pinning.Pinned(FIRST));
        assertThat(hosts.pin("db1", 2222, SECOND, false)).isEqualTo(new Pinning.Pinned(SECOND));
        assertThat(hosts.pin("db1", 22, FIRST, false)).isEqualTo(new Pinning.AlreadyPinned(FIRST));
        assertThat(hosts.pin("db1", 22, SECOND, false)).isEqualTo(new Pinning.Refused(FIRST, SECOND));
        assertThat(hosts.pinned("db1", 22)).containsExactly(FIRST);
        assertThat(hosts.pin("db1", 22, SECOND, true)).isEqualTo(new Pinning.Pinned(SECOND));
        assertThat(hosts.pinned("db1", 22)).containsExactly(SECOND);
        assertThat(hosts.pinned("db1", 2222)).containsExactly(SECOND);
        assertThat(hosts.pinned("db2", 22)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAHostNameThatWouldMeanMoreThanOneMachine() {
        KnownHosts hosts = new KnownHosts(directory.resolve("known_hosts"));
        for (String name : new String[] {"*", "db1,db2", "db1 ssh-rsa", "db1\n* ssh-rsa", "|1|hash"}) {
            assertThatThrownBy(() -> hosts.pin(name, 22, FIRST, false)).hasMessageContaining("not the name");
        }
    }
}
