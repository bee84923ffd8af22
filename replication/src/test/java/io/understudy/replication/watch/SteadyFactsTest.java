package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyFactsTest {
    private static final List<NodeObservation> NODES = List.of(Scenery.STANDBY);
    private final Deque<Optional<String>> answers = new ArrayDeque<>();
    /** Throws once nothing is left to answer. */
    private final SteadyFacts<String> facts =
            new SteadyFacts<>(Duration.ofSeconds(5), node -> answers.remove(), Runnable::run);

    @Test
    void aQuestionThatFailsEndsNoLookAndIsAskedAgain() {
        assertThat(facts.renewed(NODES, Sketch.NOON, Duration.ofSeconds(1))).isEmpty();
        answers.add(Optional.of("well"));
        assertThat(facts.renewed(NODES, Sketch.NOON.plusSeconds(4))).isEmpty();
        assertThat(facts.renewed(NODES, Sketch.NOON.plusSeconds(5))).containsEntry("db2", "well");
    }

    @Test
    void whatIsNoLongerAnsweredStaysAsItWas() {
        answers.add(Optional.of("well"));
        answers.add(Optional.empty());
        for (int seconds = 0; seconds <= 15; seconds += 5) {
            assertThat(facts.renewed(NODES, Sketch.NOON.plusSeconds(seconds))).containsEntry("db2", "well");
        }
    }
}
