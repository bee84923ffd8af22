package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.copy;
import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.plan.Check;
import io.understudy.replication.theatre.Theatre;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations with the machines behind a real sshd. */
class OverSshIT {
    @TempDir
    Path directory;

    @Test
    void switchesOverAndCopiesThroughSsh() throws Exception {
        try (SshServer sshd = new SshServer(directory);
                Theatre theatre = Theatre.behind(sshd)) {
            theatre.watch().look();

            theatre.complete(promote("db2"));
            theatre.complete(copy("db1"));

            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .primary()
                            .orElseThrow()
                            .node())
                    .isEqualTo("db2");
        }
    }

    @Test
    @Tag("F24")
    void refusesToPlanWhenAHostKeyChanged() throws Exception {
        try (SshServer sshd = new SshServer(directory);
                Theatre theatre = Theatre.behind(sshd)) {
            sshd.restartWithAnotherHostKey();

            assertThat(theatre.refusal(promote("db2")).objections())
                    .filteredOn(check -> check.name().equals("old-primary-can-be-stopped"))
                    .extracting(Check::sentence)
                    .singleElement()
                    .asString()
                    .contains("host key", "changed");
        }
    }
}
