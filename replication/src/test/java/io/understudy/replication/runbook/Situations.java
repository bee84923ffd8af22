package io.understudy.replication.runbook;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.PrimarySketch;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.StandbySketch;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What investigations begin with, and their words. */
final class Situations {
    static final Lsn BEFORE = new Lsn(900 * Sketch.MEGABYTE);

    private Situations() {}

    static Situation wellPair() {
        return new Situation()
                .sees(new PrimarySketch("db1")
                        .sendsTo("db2")
                        .hasActiveSlot("db2")
                        .seen())
                .sees(new StandbySketch("db2").seen())
                .settings("db1", Map.of())
                .settings("db2", Map.of());
    }

    static Situation deadPrimary() {
        return new Situation()
                .sees(Sketch.down("db1", DownReason.REFUSED))
                .sees(new StandbySketch("db2")
                        .withoutReceiver()
                        .at(BEFORE, BEFORE)
                        .seen())
                .sees(new StandbySketch("db3").withoutReceiver().seen())
                .lastSaw("db1", Sketch.HERE)
                .on("db1", new Postmaster.Gone(List.of()), "in production")
                .reaches("db2", new Reach.Closed("Connection refused"))
                .reaches("db3", new Reach.Closed("Connection refused"))
                .autostart("db1", new Autostart.Allowed("nothing forbids it"));
    }

    static List<String> words(Situation situation, Alert alert) {
        return Situation.words(situation.investigate(Troubles.of(alert, "db2")));
    }

    private static Volume volume(long freePercent) {
        return new Volume(
                "data, WAL",
                "/data",
                1_000_000,
                freePercent * 10_000,
                OptionalInt.empty(),
                Optional.of(Duration.ofHours(3)));
    }

    static MachineVitals machine(String node, long freePercent, Duration ahead) {
        return new MachineVitals(node, Sketch.NOON, ahead, List.of(volume(freePercent)), List.of(), Optional.empty());
    }
}
