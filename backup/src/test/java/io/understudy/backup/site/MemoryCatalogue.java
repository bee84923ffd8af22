package io.understudy.backup.site;

import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.catalogue.VerificationLevel;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A catalogue that forgets when the test ends. */
public class MemoryCatalogue implements BackupCatalogue {
    private final Map<String, Backup> backups = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Map<String, Instant> expected = new ConcurrentHashMap<>();

    @Override
    public void put(Backup backup) {
        Assurance known = find(backup.id()).map(Backup::assurance).orElse(Assurance.NONE);
        boolean more = known.level().reaches(backup.assurance().level());
        backups.put(
                backup.id(),
                backup.with(new Assurance(
                        more ? known.level() : backup.assurance().level(),
                        more ? known.provenAt() : backup.assurance().provenAt(),
                        backup.assurance().key(),
                        known.pin())));
    }

    @Override
    public Optional<Backup> find(String id) {
        return Optional.ofNullable(backups.get(id));
    }

    @Override
    public void pin(String id, Optional<Pin> pin) {
        backups.computeIfPresent(
                id, (key, backup) -> backup.with(backup.assurance().with(pin)));
    }

    @Override
    public void proven(String id, VerificationLevel level, Instant at) {
        backups.computeIfPresent(
                id,
                (key, backup) -> backup.assurance().level().compareTo(level) > 0
                        ? backup
                        : backup.with(backup.assurance().proven(level, at)));
    }

    @Override
    public void disproven(String id, String detail) {
        backups.computeIfPresent(id, (key, backup) -> backup.with(Backup.State.FAILED, detail)
                .with(backup.assurance().proven(VerificationLevel.NONE, backup.startedAt())));
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
        return List.copyOf(backups.values()).stream()
                .filter(one -> one.state() == Backup.State.RUNNING)
                .toList();
    }

    private Stream<Backup> of(String cluster) {
        return List.copyOf(backups.values()).stream()
                .filter(one -> one.cluster().equals(cluster))
                .sorted(Comparator.comparing(Backup::startedAt).reversed());
    }
}
