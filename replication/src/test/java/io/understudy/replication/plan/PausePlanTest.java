package io.understudy.replication.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pausing replay with an end, letting it go on, and what a promotion does with a pause. */
class PausePlanTest {
    private static final Intent PAUSE = new Intent.PauseReplay("shop", "db2", Duration.ofMinutes(30), "old data");
    private static final Intent RESUME = new Intent.ResumeReplay("shop", "db2", "");
    private static final Intent END = new Intent.EndPause("shop", "db2", 41, "old data");

    private final Scene scene = Scene.wellPair();

    private Scene paused() {
        return scene.sees(new StandbySketch("db2").paused().seen());
    }

    @Test
    @Tag("I8")
    void aPauseSaysWhenItEnds() {
        assertThat(scene.steps(PAUSE)).containsExactly("pause replay on db2 for 30 min");
        assertThat(scene.retreat(PAUSE)).containsExactly("resume replay on db2");
        assertThat(scene.plan(PAUSE).facts())
                .contains(new Fact("Ends", "by itself after 30 min, or with /replica resume db2"));
        assertThat(scene.warnings(PAUSE))
                .containsExactly("db2 is the only standby that streams: while it is paused, a failover replays the rest"
                        + " first.");
    }

    @Test
    void refusesToPauseTwiceAndSaysWhoPaused() {
        paused().pausedByUs("db2");
        assertThat(scene.objection(PAUSE))
                .isEqualTo("Replay on db2 is paused already, by Alice (request 41) until 2026-03-01 12:15 UTC: \"old"
                        + " data\".");
    }

    @Test
    void refusesToPauseWhatEveryCommitWaitsFor() {
        scene.sees(new PrimarySketch("db1").sendsTo("db2").seen())
                .details("db1", Map.of("synchronous_standby_names", "db2", "synchronous_commit", "remote_apply"));
        assertThat(scene.objection(PAUSE)).startsWith("With synchronous_commit = remote_apply every commit would wait");
    }

    @Test
    void resumesAPersonsPauseWithTheRequestersOwnApproval() {
        assertThat(paused().steps(RESUME)).containsExactly("resume replay on db2");
        assertThat(scene.plan(RESUME).approval().requesterMayApprove()).isTrue();
        assertThat(scene.plan(RESUME).facts()).containsExactly(new Fact("Paused", "not by the bot, nobody knows why"));
    }

    @Test
    @Tag("trap-11")
    void neverResumesWhatASettingHolds() {
        paused().details("db2", Map.of("max_connections", "50")).pausedByUs("db2");
        String held = "Replay on db2 is held by a setting that is lower than the primary's: max_connections is 50, the"
                + " primary's 100. Resuming would shut the server down.";
        assertThat(scene.objection(RESUME)).isEqualTo(held);
        assertThat(scene.objection(END)).isEqualTo(held);
    }

    @Test
    @Tag("trap-11")
    void doesNotGuessTheCauseWhereTheSettingsWereNotSeen() {
        paused().withoutDetails("db1");
        assertThat(scene.objections(RESUME)).extracting(Check::name).containsExactly("cause-known");
        scene.pausedByUs("db2");
        assertThat(scene.steps(RESUME)).containsExactly("resume replay on db2");
    }

    @Test
    void refusesToResumeWhatIsNotPausedOrNotThere() {
        assertThat(scene.objection(RESUME)).isEqualTo("Replay on db2 is not paused.");
        scene.sees(Sketch.down("db2", DownReason.REFUSED));
        assertThat(scene.objection(RESUME)).isEqualTo("db2 is down: nothing listens on its port.");
        assertThat(scene.objection(END)).isEqualTo("db2 is down: nothing listens on its port.");
    }

    @Test
    void theBotNeedsNobodysApprovalForAPauseThatTheConfigurationAllows() {
        Plan held = scene.plan(new Intent.HoldReplay("shop", "db2", Duration.ofMinutes(30), "a backup reads it"));
        assertThat(held.steps()).isEqualTo(scene.plan(PAUSE).steps());
        assertThat(held.approval().needed()).isEqualTo(1);
        assertThat(held.approval().requesterMayApprove()).isTrue();
        assertThat(scene.plan(PAUSE).approval().requesterMayApprove()).isFalse();
    }

    @Test
    @Tag("I8")
    void recordsThatAPauseOfOursIsOverAlsoWhereSomethingElseEndedIt() {
        assertThat(scene.steps(END)).containsExactly("resume replay on db2");
    }

    @Test
    @Tag("F26")
    void aPromotionEndsAPauseOfOursFirst() {
        paused();
        assertThat(scene.objections(Scene.promote("db2")))
                .extracting(Check::name)
                .contains("replay-not-paused");
        scene.pausedByUs("db2");
        assertThat(scene.steps(Scene.promote("db2"))).first().isEqualTo("resume replay on db2");
    }

    @Test
    @Tag("F26")
    void aFailoverDoesSoToo() {
        Scene dead = Scene.deadPrimary()
                .sees(new StandbySketch("db2").withoutReceiver().paused().seen());
        assertThat(dead.check(Scene.promote("db2"), "replay-not-paused").verdict())
                .isEqualTo(Check.Verdict.WARN);
        assertThat(dead.pausedByUs("db2").steps(Scene.promote("db2"))).first().isEqualTo("resume replay on db2");
    }
}
