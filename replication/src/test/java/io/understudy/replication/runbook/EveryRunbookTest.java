package io.understudy.replication.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every runbook there is. */
final class EveryRunbookTest {
    private static final Pattern COMMAND = Pattern.compile(
            "/replica (status|start|restart|rebuild|copy|resume|fence|unfence|follow|slots|drop slot|kept|history"
                    + "|plan promote|backup now|backup list|backup verify|backup restore-test|drill) shop(/db\\d(/[a-z0-9_]+)?)?");

    private static Situation wellPair() {
        return new Situation()
                .sees(new PrimarySketch("db1")
                        .sendsTo("db2")
                        .hasActiveSlot("db2")
                        .seen())
                .sees(new StandbySketch("db2").seen());
    }

    private static Situation silence() {
        return new Situation()
                .sees(Sketch.unknown("db1", UnknownReason.NO_ROUTE))
                .sees(Sketch.unknown("db2", UnknownReason.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(Runbook.class)
    void everyRunbookHasStepsThatSayWhatTheyFound(Runbook runbook) {
        for (Situation situation : new Situation[] {wellPair(), silence()}) {
            Investigation found = situation.investigate(Situation.about(runbook));

            assertThat(found.runbook()).isEqualTo(runbook);
            assertThat(found.steps()).isNotEmpty();
            assertThat(found.steps()).allSatisfy(step -> {
                assertThat(step.title()).isNotBlank().doesNotEndWith(".");
                assertThat(step.finding().text())
                        .isNotBlank()
                        .doesNotContain("could not go on here", "null", "Optional");
                assertThat(step.commands())
                        .allMatch(command -> COMMAND.matcher(command).matches());
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Runbook.class)
    void takesNoSilenceForAnAnswer(Runbook runbook) {
        Investigation found = silence().neverSawAPrimary().investigate(Situation.about(runbook));

        assertThat(found.steps())
                .filteredOn(step -> step.finding() instanceof Finding.Fine || step.finding() instanceof Finding.Trouble)
                .allMatch(step -> !step.title().contains("machine")
                        && !step.title().contains("log")
                        && !step.title().contains("port"));
    }

    /** A wait or a start loses nothing: what cannot be taken back comes last. */
    @Test
    void offersTheMostHarmlessCommandFirst() {
        Investigation found = wellPair()
                .sees(new StandbySketch("db2").withoutReceiver().seen())
                .investigate(Situation.about(Runbook.STREAM));

        assertThat(found.steps().get(found.steps().size() - 1).commands())
                .containsExactly("/replica restart shop/db2", "/replica rebuild shop/db2");
    }
}
