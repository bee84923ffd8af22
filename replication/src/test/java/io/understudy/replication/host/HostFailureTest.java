package io.understudy.replication.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HostFailureTest {

    private static final Argv PROMOTE = Argv.of("/usr/bin/pg_ctl", "promote");

    private static final List<HostFailure> EACH = List.of(
            new HostFailure.Unreachable("db1", "Connection refused"),
            new HostFailure.HostKeyUnknown("db1", "ssh-ed25519 SHA256:a"),
            new HostFailure.HostKeyChanged("db1", "ssh-ed25519 SHA256:a", "ssh-ed25519 SHA256:b"),
            new HostFailure.LoginRefused("db1", "postgres", "Auth fail"),
            new HostFailure.KeyUnusable("db1", Path.of("/etc/key"), "it needs a passphrase"),
            new HostFailure.DeadlinePassed("db1", PROMOTE, Duration.ofSeconds(30)),
            new HostFailure.Cancelled("db1", PROMOTE),
            new HostFailure.OutcomeUnknown("db1", PROMOTE, "the connection is gone"),
            new HostFailure.FileTrouble("db1", Path.of("/data/x"), "No space left on device"));

    @Test
    void everyKindSaysWhatWasFoundAndWhatToDo() {
        assertThat(EACH.stream().map(HostFailure::getClass))
                .containsExactlyElementsOf(Stream.of(HostFailure.class.getPermittedSubclasses())
                        .<Class<? extends HostFailure>>map(kind -> kind.asSubclass(HostFailure.class))
                        .toList());
        assertThat(EACH).allSatisfy(failure -> {
            assertThat(failure.message()).contains("db1").doesNotEndWith(".");
            assertThat(failure.hint()).isNotBlank();
        });
    }

    @Test
    @Tag("F24")
    void aChangedHostKeyIsToldWithBothFingerprints() {
        HostFailure changed = EACH.get(2);
        assertThat(changed.message())
                .isEqualTo(
                        "the host key of db1 changed: pinned is ssh-ed25519 SHA256:a, it shows ssh-ed25519 SHA256:b");
        assertThat(new HostException(changed)).hasMessage(changed.message());
    }
}
