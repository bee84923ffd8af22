package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.fence;
import static io.understudy.replication.plan.Scene.promote;
import static io.understudy.replication.plan.Scene.rebuild;
import static io.understudy.replication.plan.Scene.start;
import static io.understudy.replication.plan.Scene.unfence;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fencing a node by itself, and letting it go. */
class FencePlanTest {
    private final Scene dead = Scene.deadPrimary();

    /** db2 took over, db1 was fenced as its standby. */
    private static Scene afterAFailover() {
        return new Scene()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .sees(new PrimarySketch("db2").onTimeline(2).seen())
                .lastSaw("db2", 2, Sketch.HERE)
                .on(new HostSketch("db1").stoppedAt(Sketch.HERE).asStandby())
                .on(new HostSketch("db2").onTimeline(2))
                .fences("db1");
    }

    private static Scene hung() {
        return Scene.deadPrimary()
                .sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
                .on(new HostSketch("db1").frozen());
    }

    @Test
    void aDeadServerIsKeptFromStarting() {
        assertThat(dead.steps(fence("db1")))
                .containsExactly("prove that no server is left on db1, and forbid its start, also after a boot");
        assertThat(dead.plan(fence("db1")).approval().typed()).isEqualTo(new TypedText.Nothing());
    }

    @Test
    @Tag("F9")
    void aServerThatHangsIsEndedOnlyWhenTwoPeopleTypeIt() {
        Plan plan = hung().plan(fence("db1"));
        assertThat(plan.steps())
                .extracting(Step::sentence)
                .first()
                .isEqualTo("end the server on db1 that hangs, and every session of it (SIGKILL)");
        assertThat(plan.approval().needed()).isEqualTo(2);
        assertThat(plan.approval().typed()).isEqualTo(new TypedText.Risk("end every session of db1"));
        assertThat(plan.facts())
                .contains(new Fact("First offer", "let it go on, which loses nothing: kill -CONT 4711 on machine-db1"));
    }

    @Test
    @Tag("F9")
    void aServerThatHangsIsNotPromotedOver() {
        assertThat(hung().objection(promote("db2"))).contains("hangs: its sessions may still write");
        assertThat(hung().objections(promote("db2")).get(0).hint()).contains("/replica fence db1");
    }

    @Test
    void whatLivesIsNotStoppedByAFence() {
        assertThat(Scene.wellPair().objection(fence("db1"))).contains("a fence stops nothing that lives");
        assertThat(Scene.wellPair().objection(fence("db2"))).contains("a fence stops nothing that lives");
        assertThat(Scene.wellPair().objections(fence("db1")).get(0).hint())
                .isEqualTo("To exchange the roles: /replica promote db2.");
        assertThat(Scene.wellPair().objections(fence("db2")).get(0).hint())
                .isEqualTo("Nothing to do: it is a standby and streams.");
    }

    @Test
    void aMachineThatCannotBeAskedIsNotFencedByIt() {
        dead.cannotReachTheMachineOf("db1");
        assertThat(dead.objection(fence("db1"))).contains("cannot be asked: no route to host");
    }

    @Test
    @Tag("story-4")
    void aFencedNodeIsNotStarted() {
        assertThat(afterAFailover().objections(start("db1")))
                .extracting(Check::hint)
                .contains("Bring it back as a standby: /replica rebuild db1; or let it start as it is:"
                        + " /replica unfence db1.");
    }

    @Test
    void itsRebuildLiftsTheFenceOnceItCanOnlyStartAsAStandby() {
        assertThat(afterAFailover().steps(rebuild("db1")))
                .containsSubsequence(
                        "prepare db1 to start only as a standby of db2",
                        "lift the fence of db1: its server may be started again",
                        "start db1");
    }

    @Test
    void aFencedStandbyIsLetGoAsAStandby() {
        Plan plan = afterAFailover().plan(unfence("db1"));
        assertThat(plan.headline()).isEqualTo("Let db1 be started again as a standby");
        assertThat(plan.steps())
                .extracting(Step::sentence)
                .containsExactly("lift the fence of db1: its server may be started again");
    }

    @Test
    @Tag("I1")
    void aNodeThatWouldStartAsASecondPrimaryIsNotLetGo() {
        Scene scene = afterAFailover().on(new HostSketch("db1").stoppedAt(Sketch.HERE));
        assertThat(scene.objections(unfence("db1"))).anySatisfy(check -> {
            assertThat(check.sentence()).contains("would start as a second primary");
            assertThat(check.hint()).contains("/replica rebuild db1");
        });
    }

    @Test
    @Tag("F3")
    void whereNothingWasPromotedTheFencedPrimaryIsLetGoAsThePrimary() {
        dead.on(new HostSketch("db1").stoppedAt(Sketch.HERE).asStandby()).fences("db1");
        assertThat(dead.steps(unfence("db1")))
                .containsExactly(
                        "let db1 start as the primary again", "lift the fence of db1: its server may be started again");
    }

    @Test
    void halfOfAFenceIsLiftedToo() {
        dead.on(new HostSketch("db1").stoppedAt(Sketch.HERE).asStandby());
        assertThat(dead.steps(unfence("db1"))).startsWith("let db1 start as the primary again");
    }

    @Test
    void whatIsNotFencedIsNotLetGo() {
        assertThat(Scene.wellPair().objection(unfence("db2"))).isEqualTo("db2 is not fenced.");
        assertThat(Scene.wellPair().objections(unfence("db2")).get(0).hint()).isEqualTo("Nothing to do: it runs.");
        assertThat(afterAFailover().objection(fence("db1"))).isEqualTo("db1 is fenced already.");
    }

    @Test
    void aFenceIsNotLiftedOnAMachineThatCannotBeAsked() {
        dead.cannotReachTheMachineOf("db1");
        assertThat(dead.objection(unfence("db1"))).contains("cannot be asked");
    }
}
