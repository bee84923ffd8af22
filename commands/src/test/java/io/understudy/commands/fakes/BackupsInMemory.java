package io.understudy.commands.fakes;

import io.understudy.backup.Backup;
import io.understudy.backup.BackupCatalogue;
import io.understudy.commands.desk.BackupDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A catalogue, and a desk whose one backup moves when the test says so. */
public final class BackupsInMemory implements BackupCatalogue, BackupDesk {
    private final List<Backup> backups = new ArrayList<>();
    private final Map<String, Instant> expected = new HashMap<>();
    private final CompletableFuture<Backup> running = new CompletableFuture<>();
    private Optional<Consumer<String>> phases = Optional.empty();

    public void enter(String phase) {
        phases.orElseThrow().accept(phase);
    }

    public void end(Backup backup) {
        running.complete(backup);
    }

    public void breakDown(RuntimeException problem) {
        running.completeExceptionally(problem);
    }

    @Override
    public CompletionStage<Backup> backupNow(String cluster, Consumer<String> phase) {
        phases = Optional.of(phase);
        return running;
    }

    @Override
    public void put(Backup backup) {
        backups.add(0, backup);
    }

    @Override
    public List<Backup> recent(String cluster, int limit) {
        return backups.stream().limit(limit).toList();
    }

    @Override
    public Optional<Backup> newestVerified(String cluster) {
        return backups.stream()
                .filter(backup -> backup.state() == Backup.State.VERIFIED)
                .findFirst();
    }

    @Override
    public Instant expectedSince(String cluster, Instant now) {
        return expected.computeIfAbsent(cluster, first -> now);
    }

    @Override
    public List<Backup> running() {
        return List.of();
    }
}
