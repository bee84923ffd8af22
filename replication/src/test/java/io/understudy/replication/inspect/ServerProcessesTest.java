package io.understudy.replication.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.HostFinding.Postmaster;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServerProcessesTest {
    @Test
    void runsWhenThePidFilesProcessWorksInTheDirectory() {
        assertThat(postmaster("pidfile=10", "process=S 10 1", "process=S 11 10"))
                .isEqualTo(new Postmaster.Running(10));
    }

    @Test
    @Tag("F9")
    void aStoppedPostmasterIsFrozenNotGone() {
        assertThat(postmaster("pidfile=10", "process=T 10 1", "process=S 11 10"))
                .isEqualTo(new Postmaster.Frozen(10));
    }

    @Test
    void aPidFileOfAnotherProcessIsStale() {
        assertThat(postmaster("pidfile=10")).isEqualTo(new Postmaster.Gone(List.of()));
    }

    @Test
    void orphansOfADeadPostmasterAreSurvivors() {
        assertThat(postmaster("pidfile=10", "process=R 12 1", "process=T 11 1"))
                .isEqualTo(new Postmaster.Gone(List.of(11, 12)));
    }

    @Test
    void aServerWithoutItsPidFileStillRuns() {
        assertThat(postmaster("process=S 10 1", "process=S 11 10")).isEqualTo(new Postmaster.Running(10));
    }

    @Test
    void aDeadProcessThatNobodyCollectedIsGone() {
        assertThat(postmaster("pidfile=10", "process=Z 10 1")).isEqualTo(new Postmaster.Gone(List.of()));
    }

    private static Postmaster postmaster(String... lines) {
        return ServerProcesses.of(HostReport.parse(String.join("\n", lines))).postmaster();
    }
}
