package io.understudy.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatusExitTest {
    @Test
    void everyStateHasItsDocumentedCode() {
        assertThat(Arrays.stream(ClusterState.values())
                        .map(state -> state + " " + StatusExit.of(state).code()))
                .containsExactly(
                        "HEALTHY 0", "DEGRADED 1", "NO_PRIMARY 2", "SPLIT_BRAIN 2", "BOT_CUT_OFF 3", "UNKNOWN 3");
    }

    @Test
    void criticalIsWorseThanUnknownAndUnknownWorseThanDegraded() {
        assertThat(Stream.of(StatusExit.values())
                        .sorted(Comparator.reverseOrder())
                        .map(StatusExit::code))
                .containsExactly(2, 3, 1, 0);
        assertThat(StatusExit.of(List.of())).isEqualTo(StatusExit.UNKNOWN);
    }
}
