package io.understudy.replication.inspect;

import io.understudy.replication.diagnose.TimeToFull;
import io.understudy.replication.diagnose.TimeToFull.Sample;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.Volume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how full volumes were in the last half hour, and adds to new sightings how fast they fill. Safe for any thread. */
public final class SpaceHistory {
    private final Map<String, List<Sample>> byVolume = new ConcurrentHashMap<>();

    /** A machine's vital signs, with the pace of its volumes. */
    public MachineVitals paced(MachineVitals vitals) {
        return vitals.with(paced(vitals.node(), vitals.volumes(), vitals.at()));
    }

    /** The volumes of one machine, seen now, with their pace. */
    List<Volume> paced(String machine, List<Volume> volumes, Instant now) {
        return volumes.stream()
                .map(volume -> volume.fullIn(TimeToFull.of(saw(machine + " " + volume.mount(), volume, now))))
                .toList();
    }

    private List<Sample> saw(String key, Volume volume, Instant now) {
        return byVolume.compute(key, (name, before) -> {
            List<Sample> samples = new ArrayList<>(before == null ? List.of() : before);
            samples.add(new Sample(now, volume.freeBytes()));
            samples.removeIf(old -> old.at().isAfter(now) || old.at().isBefore(now.minus(TimeToFull.REMEMBERED)));
            return List.copyOf(samples);
        });
    }
}
