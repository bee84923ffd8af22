package io.understudy.replication.theatre;

import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Lag samples as the real store keeps them, without its file. */
public final class LagsInMemory implements LagHistory {
    private final List<LagSample> samples = new ArrayList<>();
    private final Map<String, PrimarySighting> sightings = new HashMap<>();
    private final Map<String, Long> identifiers = new HashMap<>();

    @Override
    public synchronized void add(List<LagSample> more) {
        samples.addAll(more);
    }

    @Override
    public synchronized List<LagSample> since(String cluster, Instant since) {
        return samples.stream()
                .filter(one -> one.cluster().equals(cluster) && !one.at().isBefore(since))
                .toList();
    }

    @Override
    public synchronized void thin(Instant raw, Instant minutes) {
        samples.removeIf(one -> one.at().isBefore(minutes));
    }

    @Override
    public synchronized void sawPrimary(String cluster, PrimarySighting sighting) {
        sightings.put(cluster, sighting);
    }

    @Override
    public synchronized Optional<PrimarySighting> lastPrimary(String cluster) {
        return Optional.ofNullable(sightings.get(cluster));
    }

    @Override
    public synchronized void keepSystemIdentifier(String cluster, long systemIdentifier) {
        identifiers.put(cluster, systemIdentifier);
    }

    @Override
    public synchronized OptionalLong systemIdentifier(String cluster) {
        Long known = identifiers.get(cluster);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known);
    }
}
