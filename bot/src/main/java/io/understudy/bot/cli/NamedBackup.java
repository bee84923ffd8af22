package io.understudy.bot.cli;

import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.target.Target;
import io.understudy.backup.target.Targets;
import io.understudy.bot.settings.BotSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A backup as a person names it: a directory, an id, or an id on a target. */
record NamedBackup(String words) {
    /** Whether it is a directory, for which nothing needs to be configured. */
    boolean isDirectory() {
        return words.contains("/") || Files.isDirectory(Path.of(words));
    }

    /**
     * Finds it, and fetches it if it is on a target.
     *
     * @param settings given unless it is a directory
     * @param workDirectory where what is fetched lies meanwhile
     */
    FoundBackup find(Optional<BotSettings> settings, Path workDirectory, Consumer<BackupProgress> progress)
            throws RestoreFailedException, IOException {
        if (isDirectory()) {
            return new FoundBackup(Path.of(words).toAbsolutePath(), Optional.empty(), false);
        }
        int colon = words.indexOf(':');
        String id = words.substring(colon + 1);
        BotSettings configured = settings.orElseThrow();
        Map.Entry<String, BackupSettings> cluster = cluster(id, configured);
        if (colon >= 0) {
            return fetched(words.substring(0, colon), id, cluster, configured, workDirectory, progress);
        }
        Path directory =
                cluster.getValue().directory().resolve(cluster.getKey()).resolve(id);
        if (!Files.isDirectory(directory)) {
            throw missing("wanted the backup " + id + ", found no " + directory
                    + "; if a target has it, name it TARGET:" + id);
        }
        return new FoundBackup(directory, Optional.of(cluster.getValue()), false);
    }

    private static Map.Entry<String, BackupSettings> cluster(String id, BotSettings settings)
            throws RestoreFailedException {
        Map<String, BackupSettings> backups = new TreeMap<>();
        settings.clusters().forEach((name, cluster) -> cluster.backup().ifPresent(one -> backups.put(name, one)));
        return backups.entrySet().stream()
                .filter(one -> id.matches("\\Q" + one.getKey() + "\\E-\\d{8}T\\d{6}Z"))
                .findFirst()
                .orElseThrow(() -> missing("wanted a backup's id such as orders-20261120T031000Z of one of the clusters"
                        + " with backups (" + String.join(", ", backups.keySet()) + "), found '" + id + "'"));
    }

    private static FoundBackup fetched(
            String target,
            String id,
            Map.Entry<String, BackupSettings> cluster,
            BotSettings settings,
            Path workDirectory,
            Consumer<BackupProgress> progress)
            throws RestoreFailedException, IOException {
        Targets targets =
                new Targets(cluster.getValue().targets(), settings.ssh().knownHosts());
        FoundBackup found = new FoundBackup(placeIn(workDirectory), Optional.of(cluster.getValue()), true);
        AtomicLong bytes = new AtomicLong();
        try (Target from = targets.open(target)) {
            from.fetch(
                    cluster.getKey(),
                    id,
                    found.directory(),
                    more -> progress.accept(new BackupProgress(
                            "fetching " + id + " from " + target, "", 0, 0, bytes.addAndGet(more), 0, 0)));
            return found;
        } catch (FileSystemException e) {
            found.close();
            throw missing("wanted to fetch " + id + " from " + target + ", found: " + e);
        } catch (IOException | IllegalArgumentException e) {
            found.close();
            throw missing(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            found.close();
            Thread.currentThread().interrupt();
            throw missing(id + " was not fetched from " + target);
        } catch (RuntimeException e) {
            found.close();
            throw e;
        }
    }

    private static Path placeIn(Path workDirectory) throws RestoreFailedException {
        try {
            return Files.createTempDirectory(workDirectory, "understudy-fetched");
        } catch (IOException e) {
            throw missing(
                    "wanted a place for what is fetched in the --work-directory " + workDirectory + ", found: " + e);
        }
    }

    private static RestoreFailedException missing(String words) {
        return new RestoreFailedException(Fault.PLACE, words);
    }
}
