package io.understudy.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.host.KnownHosts;
import io.understudy.replication.host.SshServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPinningIT {
    @TempDir
    Path directory;

    private final StringWriter read = new StringWriter();
    private SshServer sshd;
    private KnownHosts known;

    @BeforeEach
    void start() throws IOException {
        sshd = new SshServer(Files.createDirectory(directory.resolve("sshd")));
        known = new KnownHosts(directory.resolve("known_hosts"));
    }

    @AfterEach
    void stop() {
        sshd.close();
    }

    @Test
    void anythingButYesPinsNothing() {
        for (String answer : new String[] {"", "n", "no", "yep"}) {
            assertThat(answeredWith(answer)).as(answer).isFalse();
        }
        assertThat(known.pinned("127.0.0.1", sshd.port())).isEmpty();
        assertThat(read.toString()).endsWith("NOT pinned.\n");
    }

    @Test
    void yesPinsTheKeyThatWasShown() {
        assertThat(answeredWith(" Y ")).isTrue();
        String fingerprint = known.pinned("127.0.0.1", sshd.port()).get(0).fingerprint();
        assertThat(read.toString()).isEqualTo("""
                orders/db2: the machine at 127.0.0.1 port %d shows this host key:

                  ssh-ed25519
                  %s

                Compare it on the machine itself (its console, not over this network):

                  ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub

                Pinned in %s.
                """.formatted(sshd.port(), fingerprint, known.file()));
    }

    private boolean answeredWith(String answer) {
        HostAccess.Ssh machine = new HostAccess.Ssh("127.0.0.1", sshd.port(), "postgres", Path.of("/nowhere/key"));
        return new KeyPinning("orders/db2", known, false, new PrintWriter(read), question -> Optional.of(answer))
                .run(machine);
    }
}
