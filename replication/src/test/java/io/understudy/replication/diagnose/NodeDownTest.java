package io.understudy.replication.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.Door.Answer;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that serve nobody, told apart by how they do not. */
@Tag("alert-23")
class NodeDownTest {
    private final Sketch sketch = new Sketch();
    private final NodeObservation primary =
            new PrimarySketch("db1").sendsTo("db2").seen();
    private final NodeObservation standby = new StandbySketch("db2").seen();

    @Test
    void everyWayOfNotServingHasItsOwnWordsAndAdvice() {
        assertThat(told(Sketch.down("db2", DownReason.REFUSED)))
                .isEqualTo(
                        "CRITICAL shop: db2 is DOWN, nothing listens on its port. Start it again: /replica start db2."
                                + " If it has no data yet: /replica rebuild db2.");
        assertThat(told(Sketch.down("db2", DownReason.STOPPING)))
                .isEqualTo("CRITICAL shop: db2 is DOWN, it is shutting down. Find out who stopped it; once it is down:"
                        + " /replica start db2.");
        assertThat(told(Sketch.unknown("db2", UnknownReason.NO_ROUTE)))
                .startsWith("CRITICAL shop: the bot cannot reach the machine of db2;");
        assertThat(told(Sketch.unknown("db2", UnknownReason.TIMEOUT)))
                .startsWith("CRITICAL shop: db2 hangs: it answers nothing in time;");
        assertThat(told(Sketch.unknown("db2", UnknownReason.LOGIN_REFUSED)))
                .startsWith("CRITICAL shop: db2 is up and refuses the bot's login (as the driver said).");
        assertThat(told(Sketch.unknown("db2", UnknownReason.TOO_MANY_CLIENTS)))
                .startsWith("CRITICAL shop: db2 is up and has no free connection: clients are turned away.");
        assertThat(told(Sketch.unknown("db2", UnknownReason.NOT_UNDERSTOOD)))
                .startsWith("WARNING shop: the answer of db2 was not understood");
        assertThat(told(new StandbySketch("db2").withoutPermission().seen()))
                .startsWith("WARNING shop: db2 cannot be judged: the bot's role lacks pg_monitor.");
    }

    @Test
    void aServerThatStartsUpIsAWarningAndAfterFiveMinutesCritical() {
        List<Suspicion> found =
                sketch.judge(primary, Sketch.down("db2", DownReason.STARTING)).suspicions();
        assertThat(found).extracting(Suspicion::hold).containsExactly(Duration.ofMinutes(5), Duration.ZERO);
        assertThat(found)
                .extracting(one ->
                        one.diagnosis().severity() + " " + one.diagnosis().sentence())
                .containsExactly(
                        "CRITICAL shop: db2 has been starting up for more than 300 s and serves nobody yet.",
                        "WARNING shop: db2 is starting up and serves nobody yet.");
    }

    @Test
    @Tag("F9")
    void aPrimaryThatAnswersAndTakesNoNewSessionsDegradesItsCluster() {
        knocked("db1", Answer.SILENT, Duration.ofSeconds(1));
        ClusterAssessment found = sketch.judge(primary, standby);
        assertThat(found.state()).isEqualTo(ClusterState.DEGRADED);
        assertThat(found.suspicions())
                .containsExactly(new Suspicion(new NodeDown.DoorShut("shop", "db1"), Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(value = Answer.class, names = "SILENT", mode = EnumSource.Mode.EXCLUDE)
    void whateverElseAKnockMetSaysNothingOfAServerThatAnswers(Answer answer) {
        knocked("db1", answer, Duration.ofSeconds(1));
        assertThat(sketch.judge(primary, standby).state()).isEqualTo(ClusterState.HEALTHY);
    }

    @Test
    void anOldKnockSaysNothingAboutNow() {
        knocked("db1", Answer.SILENT, Duration.ofSeconds(11));
        assertThat(sketch.judge(primary, standby).suspicions()).isEmpty();
    }

    /** As long as nothing came over its stream a standby cannot tell a frozen primary from an idle one. */
    @Test
    @Tag("alert-24")
    void aFrozenPrimaryIsNotTakenForOneThatOnlyTheBotCannotReach() {
        knocked("db1", Answer.SILENT, Duration.ofSeconds(1));
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TIMEOUT), standby);
        assertThat(found.state()).isEqualTo(ClusterState.UNKNOWN);
        assertThat(found.diagnoses()).containsExactly(new NodeDown.Frozen("shop", "db1", true));
    }

    @Test
    @Tag("alert-24")
    void aPrimaryThatTurnsTheBotAwayIsReachedAndSaysWhy() {
        ClusterAssessment found = sketch.judge(Sketch.unknown("db1", UnknownReason.TOO_MANY_CLIENTS), standby);
        assertThat(found.state()).isEqualTo(ClusterState.BOT_CUT_OFF);
        assertThat(found.diagnoses()).containsExactly(new NodeDown.TooManyClients("shop", "db1"));
    }

    private void knocked(String node, Answer answer, Duration age) {
        sketch.doors.put(node, new Door(node, Sketch.NOON.minus(age), answer));
    }

    private String told(NodeObservation node) {
        Diagnosis found =
                sketch.judge(primary, node).diagnoses().stream().findFirst().orElseThrow();
        assertThat(found.alert()).isEqualTo(Alert.NODE_DOWN);
        return found.severity() + " " + found.sentence() + " " + found.doFirst();
    }
}
