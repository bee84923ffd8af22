package io.understudy.replication.plan;

import static io.understudy.replication.plan.Scene.copy;
import static io.understudy.replication.plan.Scene.fence;
import static io.understudy.replication.plan.Scene.promote;
import static io.understudy.replication.plan.Scene.promoteUnfenced;
import static io.understudy.replication.plan.Scene.rebuild;
import static io.understudy.replication.plan.Scene.start;
import static io.understudy.replication.plan.Scene.unfence;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory.Switch;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.observe.Slot.WalStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One plan of every kind, as the planners make them of what was seen. */
public final class RealPlans {
    private static final Hook POWER_OFF =
            new Hook("power-off", List.of("power", "off"), List.of("power", "is-off"), Duration.ofSeconds(5), true);
    private static final Hook TELL =
            new Hook("tell", List.of("tell", "{new_primary}"), List.of(), Duration.ofSeconds(5), false);
    private static final FencingSettings HOOKS = new FencingSettings(List.of(POWER_OFF), List.of(TELL));

    private RealPlans() {}

    /** By a name for what is done in which case. */
    public static Map<String, Plan> all() {
        Map<String, Plan> all = new LinkedHashMap<>();
        promotions(all);
        rebuilds(all);
        fences(all);
        verbs(all);
        return all;
    }

    private static void promotions(Map<String, Plan> all) {
        all.put("switchover with a sibling", withSibling().hookedBy(HOOKS).plan(promote("db2")));
        all.put(
                "failover with a loss",
                Scene.deadPrimary()
                        .on(new HostSketch("db1").stoppedAt(Sketch.HERE.plus(1_000)))
                        .sees(new StandbySketch("db3").withoutReceiver().seen())
                        .on(new HostSketch("db3").asStandby())
                        .plan(promote("db2")));
        all.put("failover that a hook proves", unseenPrimary().hookedBy(HOOKS).plan(promote("db2")));
        all.put("failover without a fence", unseenPrimary().plan(promoteUnfenced("db2")));
    }

    private static void rebuilds(Map<String, Plan> all) {
        all.put("rebuild by following", standbyDown().plan(rebuild("db2")));
        all.put(
                "rebuild of a fenced node by following",
                standbyDown().fences("db2").plan(rebuild("db2")));
        all.put(
                "rebuild of a fenced node by rewinding",
                branchedOff().fences("db2").plan(rebuild("db2")));
        all.put(
                "rebuild of a fenced node by a copy",
                standbyDown().fences("db2").plan(copy("db2")));
        all.put("rebuild of a running node by a copy", Scene.wellPair().plan(copy("db2")));
        all.put(
                "discard",
                Scene.wellPair()
                        .on(new HostSketch("db2")
                                .asStandby()
                                .laidOut(new DataLayout(Optional.empty(), Map.of(), List.of(), List.of(keptLong()))))
                        .plan(new Intent.Discard("shop", "db2", "")));
    }

    private static void fences(Map<String, Plan> all) {
        Scene hung = Scene.deadPrimary()
                .sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
                .on(new HostSketch("db1").frozen());
        Scene fenced = Scene.deadPrimary()
                .on(new HostSketch("db1").stoppedAt(Sketch.HERE).asStandby())
                .fences("db1");
        all.put("fence of a dead node", Scene.deadPrimary().plan(fence("db1")));
        all.put("fence of a node that hangs", hung.plan(fence("db1")));
        all.put("unfence", fenced.plan(unfence("db1")));
        all.put("start", Scene.deadPrimary().plan(start("db1")));
    }

    private static void verbs(Map<String, Plan> all) {
        Scene well = Scene.wellPair();
        all.put("restart of the primary", well.plan(new Intent.Restart("shop", "db1", "")));
        all.put("restart of a standby", well.plan(new Intent.Restart("shop", "db2", "")));
        all.put("pause", well.plan(new Intent.PauseReplay("shop", "db2", Duration.ofMinutes(30), "old data")));
        all.put(
                "resume",
                Scene.wellPair()
                        .sees(new StandbySketch("db2").paused().seen())
                        .plan(new Intent.ResumeReplay("shop", "db2", "")));
        all.put("follow", withSibling().plan(new Intent.Follow("shop", "db3", Optional.of("db2"), "")));
        all.put("drop of our slot", withSlot("db1").plan(new Intent.DropSlot("shop", "db1", "db1", "")));
        all.put("drop of a foreign slot", withSlot("tool").plan(new Intent.DropSlot("shop", "db1", "tool", "")));
    }

    private static Scene withSibling() {
        PrimarySketch primary = new PrimarySketch("db1")
                .sendsTo("db2")
                .sendsTo("db3")
                .hasSlot("db3", WalStatus.RESERVED, Optional.of(Sketch.HERE));
        return Scene.wellPair()
                .sees(primary.seen())
                .sees(new StandbySketch("db3").seen())
                .on(new HostSketch("db3").asStandby());
    }

    private static Scene withSlot(String slot) {
        return Scene.wellPair()
                .sees(new PrimarySketch("db1")
                        .sendsTo("db2")
                        .hasSlot(slot, WalStatus.RESERVED, Optional.of(Sketch.HERE))
                        .seen());
    }

    private static Scene unseenPrimary() {
        return Scene.deadPrimary()
                .sees(Sketch.unknown("db1", UnknownReason.TIMEOUT))
                .cannotReachTheMachineOf("db1");
    }

    private static Scene standbyDown() {
        return Scene.wellPair()
                .sees(new PrimarySketch("db1").seen())
                .sees(Sketch.down("db2", DownReason.REFUSED))
                .on(new HostSketch("db2").asStandby().stoppedAt(Sketch.HERE));
    }

    private static Scene branchedOff() {
        return standbyDown()
                .sees(new PrimarySketch("db1").onTimeline(2).seen())
                .lastSaw("db1", 2, Sketch.HERE)
                .on(new HostSketch("db1").onTimeline(2, new Switch(1, new Lsn(1_000))));
    }

    private static KeptData keptLong() {
        return KeptData.of("/data/db2", "/data/db2.kept-20260101T120000000Z", Sketch.NOON.minus(Duration.ofDays(59)))
                .orElseThrow();
    }
}
