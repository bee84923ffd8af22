package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.dump.BackupResult;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.site.MemoryCatalogue;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.desk.BackupWiring;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A catalogue, and a desk whose work moves when the test says so. */
public final class BackupsInMemory extends MemoryCatalogue implements BackupDesk {
    private final CompletableFuture<BackupResult.Finished> running = new CompletableFuture<>();
    private final CompletableFuture<Backup> verifying = new CompletableFuture<>();
    private final CompletableFuture<RestoreTest> testing = new CompletableFuture<>();
    private final CompletableFuture<Drill> drilling = new CompletableFuture<>();
    private Optional<Consumer<BackupProgress>> progress = Optional.empty();

    public final BackupBooks books =
            new BackupBooks(this, new CopiesInMemory(), new RestoreTestsInMemory(), new DrillsInMemory());

    /** What was asked to be verified or restored last; empty: the newest. */
    public Optional<String> asked = Optional.empty();

    public Optional<RetentionPreview> preview = Optional.empty();

    /** Of the clusters that have backups configured. */
    public final Map<String, BackupSettings> settings = new HashMap<>();

    public BackupWiring wiring() {
        return new BackupWiring(this, books, settings);
    }

    public void enter(String phase) {
        enter(BackupProgress.of(phase));
    }

    public void enter(BackupProgress now) {
        progress.orElseThrow().accept(now);
    }

    public void end(BackupResult.Finished result) {
        running.complete(result);
    }

    /** A verification. */
    public void end(Backup backup) {
        verifying.complete(backup);
    }

    public void end(RestoreTest test) {
        testing.complete(test);
    }

    public void end(Drill drill) {
        drilling.complete(drill);
    }

    public void breakDown(RuntimeException problem) {
        running.completeExceptionally(problem);
    }

    @Override
    public CompletionStage<BackupResult.Finished> backupNow(String cluster, Consumer<BackupProgress> told) {
        progress = Optional.of(told);
        return running;
    }

    @Override
    public CompletionStage<Backup> verify(String cluster, Optional<String> backup, Consumer<BackupProgress> told) {
        progress = Optional.of(told);
        asked = backup;
        return verifying;
    }

    @Override
    public CompletionStage<RestoreTest> restoreTest(
            String cluster, Optional<String> backup, Consumer<BackupProgress> told) {
        progress = Optional.of(told);
        asked = backup;
        return testing;
    }

    @Override
    public CompletionStage<Drill> drill(String cluster, Consumer<BackupProgress> told) {
        progress = Optional.of(told);
        return drilling;
    }

    @Override
    public Optional<String> cancel(String cluster) {
        return progress.map(told -> "the backup");
    }

    @Override
    public Optional<RetentionPreview> retention(String cluster) {
        return preview;
    }
}
