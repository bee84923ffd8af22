package io.understudy.backup;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A catalogue that forgets when the test ends. */
final class MemoryCatalogue implements BackupCatalogue {
    private final Map<String, Backup> backups = new LinkedHashMap<>();
    private final Map<String, Instant> expected = new HashMap<>();

    @Override
    public void put(Backup backup) {
        backups.put(backup.id(), backup);
    }

    @Override
    public List<Backup> recent(String cluster, int limit) {
        return of(cluster).limit(limit).toList();
    }

    @Override
    public Optional<Backup> newestVerified(String cluster) {
        return of(cluster).filter(one -> one.state() == Backup.State.VERIFIED).findFirst();
    }

    @Override
    public Instant expectedSince(String cluster, Instant now) {
        return expected.computeIfAbsent(cluster, first -> now);
    }

    @Override
    public List<Backup> running() {
        return backups.values().stream()
                .filter(one -> one.state() == Backup.State.RUNNING)
                .toList();
    }

    private Stream<Backup> of(String cluster) {
        return backups.values().stream()
                .filter(one -> one.cluster().equals(cluster))
                .sorted(Comparator.comparing(Backup::startedAt).reversed());
    }
}
