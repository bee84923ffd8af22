package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often and how long a condition is seen before anybody is told. */
class ConfirmationTest {
    private static final Suspicion MISSING = SketchedCondition.of("db2", Alert.STANDBY_MISSING, Severity.CRITICAL)
            .now();
    private static final Suspicion IDLE =
            SketchedCondition.of("db1", Alert.SLOT_INACTIVE, Severity.WARNING).after(Duration.ofMinutes(2));
    private static final Suspicion IDLE_LONG =
            SketchedCondition.of("db1", Alert.SLOT_INACTIVE, Severity.CRITICAL).after(Duration.ofMinutes(15));
    private final BookScene scene = new BookScene();

    @Test
    @Tag("alert-1")
    void countsAfterTwoOfThreeLooks() {
        assertThat(scene.shows(MISSING).look()).isEmpty();
        assertThat(scene.shows().look()).isEmpty();
        assertThat(scene.shows(MISSING).look()).containsExactly("Opened STREAM:db2");
    }

    @Test
    @Tag("F15")
    void forgetsASlip() {
        scene.shows(MISSING).look();
        assertThat(scene.shows().looks(2)).isEmpty();
        assertThat(scene.shows(MISSING).look()).isEmpty();
    }

    @Test
    @Tag("alert-17")
    void pagesAtTheSecondSighting() {
        scene.shows(
                SketchedCondition.ofTheCluster(Alert.SPLIT_BRAIN, Severity.PAGE).now());
        assertThat(scene.look()).isEmpty();
        assertThat(scene.look()).containsExactly("Opened PRIMARY");
    }

    @Test
    @Tag("alert-10")
    void whatMustLastIsToldWhenItHasLasted() {
        scene.shows(IDLE, IDLE_LONG);
        assertThat(scene.during(Duration.ofMinutes(2))).isEmpty();
        assertThat(scene.look()).containsExactly("Opened SLOT:db1");
        assertThat(scene.incident().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    @Tag("alert-10")
    void theGravestSeverityThatLastedCounts() {
        scene.shows(IDLE, IDLE_LONG);
        scene.during(Duration.ofSeconds(121));
        assertThat(scene.during(Duration.ofMinutes(13))).containsExactly("Changed SLOT:db1 WORSE");
        assertThat(scene.incident().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(scene.incident().signs()).hasSize(1);
    }

    @Test
    @Tag("alert-1")
    void whatStandsKeepsItsWordsUntilAnotherSignHasLasted() {
        Suspicion other = new SketchedCondition(
                        Optional.of("db2"), Alert.STANDBY_MISSING, Severity.CRITICAL, " for five minutes")
                .after(Duration.ofMinutes(5));
        scene.shows(MISSING).looks(2);
        scene.shows(other).looks(300);
        assertThat(scene.incident().sentence()).doesNotContain("for five minutes");
        scene.looks(2);
        assertThat(scene.incident().sentence()).contains("for five minutes");
    }

    @Test
    void whatWasOverBeforeTheWorkThatExplainedItIsNotTold() {
        scene.explained = one -> true;
        scene.shows(MISSING).looks(5);
        scene.shows().look();
        scene.explained = one -> false;
        assertThat(scene.looks(10)).isEmpty();
    }

    @Test
    void aGapStartsTheTimeAnewAndOneMissedLookDoesNot() {
        scene.shows(IDLE).looks(100);
        scene.shows().look();
        assertThat(scene.shows(IDLE).looks(20)).containsExactly("Opened SLOT:db1");
        BookScene other = new BookScene();
        other.shows(IDLE).looks(100);
        other.shows().looks(2);
        assertThat(other.shows(IDLE).looks(110)).isEmpty();
        assertThat(other.looks(20)).containsExactly("Opened SLOT:db1");
    }

    @Test
    @Tag("F14")
    void aLookThatDoesNotSeeTheNodeNeitherConfirmsNorResets() {
        scene.shows(MISSING).look();
        assertThat(scene.doesNotSee("db2").looks(30)).isEmpty();
        assertThat(scene.shows(MISSING).look()).containsExactly("Opened STREAM:db2");
    }

    @Test
    void conditionsOfOneTopicAtOneNodeAreSignsOfOneTrouble() {
        Suspicion silent = SketchedCondition.of("db2", Alert.RECEIVER_SILENT, Severity.WARNING)
                .now();
        scene.shows(silent).looks(2);
        assertThat(scene.shows(silent, MISSING).looks(2)).containsExactly("Changed STREAM:db2 WORSE");
        assertThat(scene.incident().signs()).containsExactly("STANDBY_MISSING of db2", "RECEIVER_SILENT of db2");
        assertThat(scene.incidents.open("shop")).hasSize(1);
    }

    @Test
    void aTroubleIsWrittenEveryTenSecondsUnlessItChanges() {
        scene.shows(MISSING).looks(2);
        int opened = scene.incidents.writes();
        scene.looks(60);
        assertThat(scene.incidents.writes() - opened).isBetween(6, 7);
        assertThat(scene.incident().sightings()).isGreaterThan(50);
    }

    @Test
    void whatIsWaitedForAfterItsLastSignIsNotCountedAsSeen() {
        scene.shows(IDLE).during(Duration.ofSeconds(125));
        scene.shows().look();
        Incident waitedFor = scene.incident();
        scene.looks(60);
        assertThat(scene.incident().isOpen()).isTrue();
        assertThat(scene.incident().sightings()).isEqualTo(waitedFor.sightings());
        assertThat(scene.incident().lastSeenAt()).isEqualTo(waitedFor.lastSeenAt());
    }

    @Test
    void theTimelineBeginsWithTheFirstSignAndNotWhenItHadLasted() {
        scene.shows(IDLE).during(Duration.ofSeconds(125));
        Incident incident = scene.incident();
        assertThat(Duration.between(
                        scene.incidents.timeline(incident.id()).get(0).at(), incident.openedAt()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    @Tag("F35")
    void aClockThatWasSetBackOpensNothingAndDelaysByNoMoreThanTheTimeUntilThen() {
        scene.shows(IDLE).looks(60);
        assertThat(scene.look(Duration.ofHours(-1))).isEmpty();
        assertThat(scene.looks(50)).isEmpty();
        assertThat(scene.looks(20)).containsExactly("Opened SLOT:db1");
    }
}
