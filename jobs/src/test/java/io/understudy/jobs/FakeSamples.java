package io.understudy.jobs;

import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.LagSample;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers only how it was thinned. */
final class FakeSamples implements LagHistory {
    private final AtomicReference<Instant> thinned = new AtomicReference<>();

    Optional<Instant> thinnedBefore() {
        return Optional.ofNullable(thinned.get());
    }

    @Override
    public void thin(Instant raw, Instant minutes) {
        thinned.set(raw);
    }

    @Override
    public void add(List<LagSample> samples) {}

    @Override
    public List<LagSample> since(String cluster, Instant since) {
        return List.of();
    }

    @Override
    public void sawPrimary(String cluster, PrimarySighting sighting) {}

    @Override
    public Optional<PrimarySighting> lastPrimary(String cluster) {
        return Optional.empty();
    }

    @Override
    public void keepSystemIdentifier(String cluster, long systemIdentifier) {}

    @Override
    public OptionalLong systemIdentifier(String cluster) {
        return OptionalLong.empty();
    }
}
