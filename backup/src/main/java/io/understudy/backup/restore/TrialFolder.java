package io.understudy.backup.restore;

import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.settings.BackupSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the restore tests of one cluster work: a private directory beside its backups, whose lock tells whether one is alive,
 * and throwaway servers elsewhere, whose names tell whose they are.
 *
 * @param work beside the backups
 * @param servers where the throwaway servers' directories lie
 * @param prefix of those directories' names
 */
record TrialFolder(BackupFolder work, Path servers, String prefix) {
    static TrialFolder of(BackupSettings settings, String cluster) {
        Path work = settings.directory().toAbsolutePath().resolve(cluster).resolve(".restore-test");
        // Another bot of this machine may have a cluster of the same name, and its own servers in the same place.
        UUID whose = UUID.nameUUIDFromBytes(work.toString().getBytes(StandardCharsets.UTF_8));
        Path servers = settings.restoreTest().directory().orElse(Path.of(System.getProperty("java.io.tmpdir")));
        return new TrialFolder(
                new BackupFolder(work), servers.toAbsolutePath(), "understudy-restore-" + digits(whose) + "-");
    }

    /** A name that nothing has yet. */
    Path newServer() {
        return servers.resolve(prefix + digits(UUID.randomUUID()));
    }

    private static String digits(UUID id) {
        return id.toString().substring(0, 8);
    }

    /** What tests that died left there. Only for the holder of the lock. */
    List<Path> leftServers() throws IOException {
        if (!Files.isDirectory(servers)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(servers)) {
            return entries.filter(one -> one.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    /** Scripts and pipes of tests that died. Only for the holder of the lock. */
    void clear() throws IOException {
        try (Stream<Path> entries = Files.list(work.path())) {
            for (Path one : entries.filter(file -> !file.endsWith(".lock")).toList()) {
                Files.delete(one);
            }
        }
    }
}
