package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.diagnose.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a trouble is over, and when it comes and goes too often to be told. */
class HysteresisTest {
    private static final Duration HOLD = Duration.ofMinutes(2);
    private static final Suspicion LAG =
            SketchedCondition.of("db2", Alert.LAG_BYTES, Severity.WARNING).after(HOLD);
    private static final Suspicion BIG_LAG =
            SketchedCondition.of("db2", Alert.LAG_BYTES, Severity.CRITICAL).after(HOLD);
    private static final Suspicion MISSING = SketchedCondition.of("db2", Alert.STANDBY_MISSING, Severity.CRITICAL)
            .now();
    private final BookScene scene = new BookScene();

    @Test
    @Tag("alert-4")
    void isOverAfterTwiceTheTimeThatItHadToLast() {
        scene.shows(LAG).during(HOLD.plusSeconds(2));
        assertThat(scene.shows().during(HOLD.multipliedBy(2))).isEmpty();
        assertThat(scene.look()).containsExactly("Healed LAG:db2");
    }

    @Test
    @Tag("alert-4")
    void isNotOverWhileMoreThan70PercentOfItsThresholdRemain() {
        scene.shows(LAG).during(HOLD.plusSeconds(2));
        assertThat(scene.showsFaintly(LAG).during(Duration.ofMinutes(20))).isEmpty();
        scene.shows().during(HOLD);
        scene.showsFaintly(LAG).look();
        assertThat(scene.shows().during(HOLD.multipliedBy(2)))
                .as("counted from when it was clear at last")
                .isEmpty();
        assertThat(scene.look()).containsExactly("Healed LAG:db2");
    }

    @Test
    void whatOnlyLingersOpensNothing() {
        assertThat(scene.showsFaintly(MISSING, LAG).during(Duration.ofMinutes(20)))
                .isEmpty();
    }

    @Test
    void aGraverSeverityEasesByTheSameRule() {
        scene.shows(LAG, BIG_LAG).during(HOLD.plusSeconds(2));
        assertThat(scene.incident().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(scene.shows(LAG).during(HOLD.multipliedBy(2))).isEmpty();
        assertThat(scene.look()).containsExactly("Changed LAG:db2 EASED");
        assertThat(scene.incident().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void whatNeedsNoTimeIsOverAfterFourCleanLooks() {
        scene.shows(MISSING).looks(2);
        assertThat(scene.shows().looks(3)).isEmpty();
        assertThat(scene.look()).containsExactly("Healed STREAM:db2");
    }

    @Test
    @Tag("F14")
    void nothingHealsByNotBeingSeen() {
        scene.shows(MISSING).looks(2);
        assertThat(scene.doesNotSee("db2").looks(600)).isEmpty();
        assertThat(scene.shows().looks(4)).containsExactly("Healed STREAM:db2");
    }

    @Test
    @Tag("F35")
    void aClockThatWasSetHealsNothingEarlyOrNever() {
        scene.shows(LAG).during(HOLD.plusSeconds(2));
        scene.shows().during(HOLD);
        assertThat(scene.look(Duration.ofHours(-2))).isEmpty();
        assertThat(scene.during(HOLD.minusSeconds(2))).isEmpty();
        assertThat(scene.looks(5)).containsExactly("Healed LAG:db2");
        scene.shows(MISSING).looks(2);
        assertThat(scene.shows().look(Duration.ofHours(2))).noneMatch(one -> one.startsWith("Healed"));
    }

    @Test
    void measuresWhatIsOpenBy70PercentOfEachThreshold() {
        Thresholds relaxed = Thresholds.DEFAULT.relaxed();
        assertThat(relaxed.lag().criticalBytes()).isEqualTo(1024L * 1024 * 1024 * 7 / 10);
        assertThat(relaxed.stream().silence()).isEqualTo(Duration.ofMillis(31_500));
        assertThat(relaxed.space().freeWarningPercent()).isEqualTo(29);
        assertThat(relaxed.lag().lasting()).isEqualTo(HOLD);
    }

    @Test
    void theFourthTurnInHalfAnHourIsToldAsFlappingAndNoTurnAfterIt() {
        assertThat(turn()).containsExactly("Opened STREAM:db2", "Healed STREAM:db2");
        assertThat(turn()).containsExactly("Opened STREAM:db2", "Changed STREAM:db2 FLAPPING");
        for (int turns = 0; turns < 20; turns++) {
            assertThat(turn()).isEmpty();
        }
        assertThat(scene.incidents.open("shop"))
                .singleElement()
                .satisfies(one -> assertThat(one.attention().flapping()).isTrue());
    }

    @Test
    void aFlappingOneHealsAfterHalfAnHourOfCalm() {
        turn();
        turn();
        turn();
        scene.desk.acknowledge(scene.incident().id(), BookScene.ALICE);
        assertThat(scene.during(Duration.ofMinutes(29))).isEmpty();
        assertThat(scene.during(Duration.ofMinutes(2))).containsExactly("Healed STREAM:db2");
    }

    @Test
    void aFlappingOneThatLastsForHalfAnHourIsAnOrdinaryTroubleAgain() {
        turn();
        turn();
        scene.desk.acknowledge(scene.incident().id(), BookScene.ALICE);
        scene.shows(MISSING);
        assertThat(scene.during(Duration.ofMinutes(31))).containsExactly("Changed STREAM:db2 STEADY");
        assertThat(scene.shows().looks(4)).containsExactly("Healed STREAM:db2");
    }

    @Test
    void aRestartedBotGoesOnWithTheFlappingOne() {
        turn();
        turn();
        scene.restart();
        assertThat(turn()).isEmpty();
        assertThat(scene.incident().attention().flapping()).isTrue();
    }

    @Test
    void turnsThatAreFarApartAreNoFlapping() {
        for (int turns = 0; turns < 6; turns++) {
            assertThat(turn()).containsExactly("Opened STREAM:db2", "Healed STREAM:db2");
            scene.during(Duration.ofMinutes(31), Duration.ofSeconds(10));
        }
    }

    private List<String> turn() {
        List<String> changes = new ArrayList<>(scene.shows(MISSING).looks(10));
        changes.addAll(scene.shows().looks(10));
        return changes;
    }
}
