package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.SpaceDiagnosis.InodesLow;
import io.understudy.replication.diagnose.SpaceDiagnosis.VolumeFilling;
import io.understudy.replication.diagnose.SpaceDiagnosis.VolumeLow;
import io.understudy.replication.diagnose.threshold.SpaceThresholds;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Whether volumes have room. Pure.
 *
 * @param cluster who is told
 * @param node whose machine it is; empty: the bot's own
 */
public record SpaceJudge(String cluster, Optional<String> node, SpaceThresholds thresholds) {
    /** Everything that is wrong with these volumes. */
    public List<Suspicion> suspicions(List<Volume> volumes) {
        return volumes.stream().flatMap(this::of).map(Suspicion::now).toList();
    }

    private Stream<Diagnosis> of(Volume volume) {
        return Stream.of(low(volume), inodes(volume), filling(volume)).flatMap(Optional::stream);
    }

    private Optional<Diagnosis> low(Volume volume) {
        return severity(volume.freePercent()).map(severity -> new VolumeLow(cluster, node, volume, severity));
    }

    private Optional<Diagnosis> inodes(Volume volume) {
        OptionalInt free = volume.freeInodesPercent();
        return free.isPresent()
                ? severity(free.getAsInt()).map(severity -> new InodesLow(cluster, node, volume, severity))
                : Optional.empty();
    }

    private Optional<Diagnosis> filling(Volume volume) {
        Optional<Duration> soon = volume.fullIn().filter(time -> time.compareTo(thresholds.timeToFull()) < 0);
        return soon.map(time -> new VolumeFilling(cluster, node, volume, time));
    }

    private Optional<Severity> severity(int freePercent) {
        if (freePercent < thresholds.freeCriticalPercent()) {
            return Optional.of(Severity.CRITICAL);
        }
        return freePercent < thresholds.freeWarningPercent() ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
