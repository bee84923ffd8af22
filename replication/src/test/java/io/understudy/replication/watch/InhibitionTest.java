package io.understudy.replication.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What merely follows from another trouble opens nothing of its own. */
class InhibitionTest {
    private static final Suspicion DOWN = critical("db2", Alert.NODE_DOWN);
    private static final Suspicion MISSING = critical("db2", Alert.STANDBY_MISSING);
    private final BookScene scene = new BookScene();

    private static Suspicion critical(String node, Alert alert) {
        return SketchedCondition.of(node, alert, Severity.CRITICAL).now();
    }

    private static Suspicion ofTheCluster(Alert alert, Severity severity) {
        return SketchedCondition.ofTheCluster(alert, severity).now();
    }

    @Test
    @Tag("alert-23")
    void aNodeThatIsDownIsOneTroubleWithWhatFollowsFromItAsSigns() {
        scene.shows(DOWN, MISSING, critical("db2", Alert.REPLAY_STUCK), critical("db2", Alert.SETTINGS));
        assertThat(scene.looks(60)).containsExactly("Opened NODE:db2");
        assertThat(scene.incident().signs())
                .containsExactly(
                        "NODE_DOWN of db2", "STANDBY_MISSING of db2", "REPLAY_STUCK of db2", "SETTINGS of db2");
    }

    @Test
    void slotsAndDisksAndOtherNodesSpeakForThemselves() {
        scene.shows(
                DOWN,
                critical("db2", Alert.DISK_FILLING),
                critical("db1", Alert.SLOT_ENDANGERED),
                critical("db3", Alert.STANDBY_MISSING));
        assertThat(scene.looks(2))
                .containsExactly("Opened NODE:db2", "Opened DISK:db2", "Opened SLOT:db1", "Opened STREAM:db3");
    }

    @Test
    void whatFollowedIsToldWhenItIsStillThereAfterItsCause() {
        scene.shows(DOWN, MISSING).looks(5);
        assertThat(scene.shows(MISSING).looks(10)).containsExactly("Opened STREAM:db2", "Healed NODE:db2");
    }

    @Test
    void aTroubleThatWasOpenDoesNotHealBecauseItsNodeWentDown() {
        scene.shows(MISSING).looks(2);
        assertThat(scene.shows(DOWN).looks(60)).containsExactly("Opened NODE:db2");
        assertThat(scene.shows().looks(4)).containsExactly("Healed STREAM:db2", "Healed NODE:db2");
    }

    @Test
    void nothingFollowsFromSomethingMilder() {
        scene.shows(
                SketchedCondition.of("db2", Alert.NODE_DOWN, Severity.WARNING).now(), MISSING);
        assertThat(scene.looks(2)).containsExactly("Opened STREAM:db2", "Opened NODE:db2");
    }

    @Test
    @Tag("alert-16")
    void theWantOfAPrimarySilencesStreamsAndNotNodesOrDisks() {
        scene.shows(
                ofTheCluster(Alert.NO_PRIMARY, Severity.CRITICAL),
                MISSING,
                critical("db3", Alert.LAG_TIME),
                critical("db1", Alert.NODE_DOWN),
                critical("db1", Alert.DISK_FILLING));
        assertThat(scene.looks(2)).containsExactly("Opened PRIMARY", "Opened NODE:db1", "Opened DISK:db1");
    }

    @Test
    @Tag("alert-24")
    void aBotThatSeesNothingTellsOneThing() {
        scene.shows(
                ofTheCluster(Alert.BOT_CUT_OFF, Severity.CRITICAL), DOWN, MISSING, critical("db1", Alert.SLOT_ORPHAN));
        assertThat(scene.looks(60)).containsExactly("Opened BOT");
    }

    @Test
    @Tag("alert-17")
    void whatPagesFollowsFromNothing() {
        scene.shows(ofTheCluster(Alert.BOT_CUT_OFF, Severity.CRITICAL), ofTheCluster(Alert.SPLIT_BRAIN, Severity.PAGE));
        assertThat(scene.looks(2)).containsExactlyInAnyOrder("Opened BOT", "Opened PRIMARY");
    }

    @Test
    void whatWorkExplainsIsToldWhenTheWorkIsOver() {
        scene.explained = one -> one.isExplainedByMaintenance();
        scene.shows(MISSING, critical("db1", Alert.SLOT_INACTIVE));
        assertThat(scene.looks(10)).containsExactly("Opened SLOT:db1");
        scene.explained = one -> false;
        assertThat(scene.look()).containsExactly("Opened STREAM:db2");
    }

    @Test
    void whatPeopleSilencedIsNotToldUntilTheSilenceEndsAndWhatPagesIsToldAllTheSame() {
        scene.shows(MISSING).looks(2);
        Incident open = scene.incident();
        scene.desk.silence(open.id(), BookScene.ALICE, scene.now.plus(Duration.ofHours(1)));
        scene.desk.resolve(open.id(), BookScene.ALICE);
        assertThat(scene.during(Duration.ofMinutes(59))).isEmpty();
        assertThat(scene.during(Duration.ofMinutes(2))).containsExactly("Opened STREAM:db2");
        scene.desk.silence(scene.incident().id(), BookScene.ALICE, scene.now.plus(Duration.ofHours(1)));
        scene.shows(SketchedCondition.of("db2", Alert.STANDBY_MISSING, Severity.PAGE)
                .now());
        assertThat(scene.looks(2)).containsExactly("Changed STREAM:db2 WORSE");
    }
}
