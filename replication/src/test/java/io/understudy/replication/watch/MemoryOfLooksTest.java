package io.understudy.replication.watch;

import static io.understudy.replication.watch.Scenery.BROKEN;
import static io.understudy.replication.watch.Scenery.DEAD_PRIMARY;
import static io.understudy.replication.watch.Scenery.PRIMARY;
import static io.understudy.replication.watch.Scenery.STANDBY;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is remembered from look to look: lag samples, the primary, states and slow facts. */
class MemoryOfLooksTest {
    private final Scenery scenery = new Scenery();

    @Test
    void writesLagSamplesEveryTenSeconds() throws Exception {
        scenery.checks(25);
        assertThat(scenery.lags.since("shop", Instant.EPOCH))
                .extracting(sample -> Duration.between(Sketch.NOON, sample.at()).toSeconds())
                .containsExactly(1L, 11L, 21L);
    }

    @Test
    void remembersThePrimaryAtOnceWhenItIsAnotherOne() throws Exception {
        scenery.checks(3);
        scenery.shows(DEAD_PRIMARY, Scenery.primary("db2", 2, Sketch.HERE));
        scenery.check();
        assertThat(scenery.lags.lastPrimary("shop").map(PrimarySighting::node)).contains("db2");
    }

    @Test
    void remembersANewTimelineOfThePrimaryAtOnce() throws Exception {
        scenery.checks(3);
        scenery.shows(Scenery.primary("db1", 2, Sketch.HERE), STANDBY);
        scenery.watch().look();
        assertThat(scenery.lags.lastPrimary("shop").map(PrimarySighting::timeline))
                .contains(2);
    }

    @Test
    void remembersTheNewestPositionInMemoryAndEveryTenSecondsInTheStore() throws Exception {
        Lsn later = Sketch.HERE.plus(500);
        scenery.checks(2);
        scenery.shows(Scenery.primary("db1", 1, later), STANDBY);
        scenery.watch().look();
        assertThat(scenery.watch().remembered().lastPrimary().map(PrimarySighting::current))
                .contains(later);
        assertThat(scenery.lags.lastPrimary("shop").map(PrimarySighting::current))
                .contains(Sketch.HERE);
    }

    @Test
    void stillKnowsThePrimaryAfterARestartInWhichItDied() throws Exception {
        scenery.check();
        scenery.restart();
        scenery.shows(DEAD_PRIMARY, BROKEN);
        assertThat(scenery.check()).containsExactly("Opened PRIMARY");
        assertThat(scenery.watch().remembered().lastPrimary().map(PrimarySighting::node))
                .contains("db1");
    }

    @Test
    @Tag("F35")
    void goesOnWritingWhenTheClockIsSetBack() throws Exception {
        scenery.check();
        scenery.wait(Duration.ofHours(-2));
        scenery.check();
        assertThat(scenery.lags.since("shop", Instant.EPOCH)).hasSize(2);
    }

    @Test
    void saysSinceWhenANodeIsInItsState() throws Exception {
        scenery.watch().look();
        scenery.watch().look();
        assertThat(scenery.watch().look().since().get("db2")).isEqualTo(Sketch.NOON.plusSeconds(1));
        scenery.shows(PRIMARY, BROKEN);
        assertThat(scenery.watch().look().since())
                .containsEntry("db1", Sketch.NOON.plusSeconds(1))
                .containsEntry("db2", Sketch.NOON.plusSeconds(4));
    }

    @Test
    void asksForSlowFactsEveryThirtySecondsAndNotAMuteNodeAtEveryLook() {
        List<String> asked = new ArrayList<>();
        SlowFacts facts = new SlowFacts(
                node -> {
                    asked.add(node);
                    return Optional.<NodeDetails>empty();
                },
                Runnable::run);
        for (int second = 0; second < 40; second++) {
            facts.renewed(List.of(PRIMARY, BROKEN), Sketch.NOON.plusSeconds(second));
        }
        assertThat(asked).containsExactly("db1", "db2", "db1", "db2");
    }

    @Test
    void asksNoSlowFactsOfANodeThatDoesNotAnswer() {
        SlowFacts facts = new SlowFacts(
                node -> {
                    throw new IllegalStateException("asked " + node);
                },
                Runnable::run);
        assertThat(facts.renewed(List.of(DEAD_PRIMARY), Sketch.NOON)).isEmpty();
    }
}
