package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stopping a running server and starting it again. */
class RestartPlanTest {
    private final Scene scene = Scene.wellPair();

    private static Intent restart(String node) {
        return new Intent.Restart("shop", node, "");
    }

    @Test
    void restartsThePrimaryAfterACheckpointAndProvesThatItAndItsStandbysAreBack() {
        assertThat(scene.steps(restart("db1")))
                .containsExactly(
                        "checkpoint db1",
                        "stop db1 (fast) and start it again",
                        "verify that a write commits on db1 and that its new timeline is on disk",
                        "wait until db2 streams from db1 on its timeline");
        assertThat(scene.retreat(restart("db1"))).containsExactly("start db1");
        Plan plan = scene.plan(restart("db1"));
        assertThat(plan.approval().requesterMayApprove()).isFalse();
        assertThat(plan.facts()).contains(new Fact("Writes stop", "from its stop to its start, usually 1 to 5 s"));
        assertThat(plan.risks())
                .containsExactly(
                        "Clients that are connected to db1 are disconnected.",
                        "Writes stop while db1 restarts; a switchover to db2 stops them for about 0.2 s.");
    }

    @Test
    void restartsAStandbyWithTheRequestersOwnApproval() {
        assertThat(scene.steps(restart("db2")))
                .containsExactly(
                        "stop db2 (fast) and start it again", "wait until db2 streams from db1 on its timeline");
        assertThat(scene.plan(restart("db2")).approval().requesterMayApprove()).isTrue();
    }

    @Test
    void waitsForTheStandbysBehindIt() {
        scene.sees(new StandbySketch("db2").sendsTo("db3").seen())
                .sees(new StandbySketch("db3").streamsFrom("db2").seen())
                .on(new HostSketch("db3").asStandby());
        assertThat(scene.steps(restart("db2"))).last().isEqualTo("wait until db3 streams from db2 on its timeline");
        assertThat(scene.plan(restart("db2")).facts()).contains(new Fact("Wait meanwhile", "db3"));
    }

    @Test
    void namesTheSettingsThatAwaitItAndWarnsOfTheOrder() {
        scene.awaitsRestart("db1", "max_connections", "shared_buffers");
        assertThat(scene.plan(restart("db1")).facts())
                .contains(new Fact("Takes effect", "max_connections, shared_buffers"));
        assertThat(scene.warnings(restart("db1")))
                .contains("These await the restart of db1 and are no higher on a standby: max_connections (db2 has"
                        + " 100). If they are raised, replay there stops.");
        scene.details("db2", Map.of("max_connections", "200"));
        assertThat(scene.warnings(restart("db1"))).noneMatch(warning -> warning.contains("max_connections"));
        scene.awaitsRestart("db2", "max_connections");
        assertThat(scene.warnings(restart("db2")))
                .containsExactly("These await the restart of db2: max_connections. If one becomes lower than the"
                        + " primary's, db2 does not start.");
    }

    @Test
    void warnsWhereCommitsWouldWaitAndWhereAPauseOfOursWouldEnd() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").seen())
                .details("db1", Map.of("synchronous_standby_names", "*"))
                .sees(new StandbySketch("db2").paused().seen())
                .pausedByUs("db2");
        assertThat(scene.warnings(restart("db2")))
                .containsExactly(
                        "synchronous_standby_names is '*': commits wait until db2 is back.",
                        "Replay on db2 was paused by Alice (request 41) until 2026-03-01 12:15 UTC: \"old data\"; a"
                                + " restart ends that.");
    }

    @Test
    void refusesAServerThatDoesNotAnswerAndOffersToStartIt() {
        scene.sees(Sketch.down("db2", DownReason.REFUSED)).on(new HostSketch("db2").stoppedAt(Sketch.HERE));
        assertThat(scene.objection(restart("db2")))
                .isEqualTo("db2 does not answer, so that nobody knows what a restart would end.");
        assertThat(((Proposal.Refused) scene.propose(restart("db2"))).instead()).containsExactly("/replica start db2");
    }

    @Test
    void refusesWhatCouldNotBeStartedAgain() {
        scene.cannotReachTheMachineOf("db2");
        assertThat(scene.objection(restart("db2"))).isEqualTo("The machine of db2 cannot be asked: no route to host.");
        scene.on(new HostSketch("db2").asStandby()).fences("db2");
        assertThat(scene.objection(restart("db2")))
                .isEqualTo("db2 is fenced: once stopped, it could not be started again.");
    }

    @Test
    void refusesWhatTheDeclaredDirectoryDoesNotServe() {
        scene.on(new HostSketch("db2").ofCluster(42));
        assertThat(scene.objection(restart("db2"))).contains("is not what db2 serves");
        scene.on(new HostSketch("db2").frozen());
        assertThat(scene.objection(restart("db2"))).startsWith("No healthy server process serves");
    }
}
