package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.folder.BackupFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backups that the catalogue knows and the disk does not have any more: somebody deleted them, or the disk is not mounted.
 * They count no more; when a directory comes back, {@link CatalogueRebuild} takes it in again. Costs one question to the
 * file system for each backup.
 */
public record VanishedBackups(String cluster, BackupFolder folder, BackupCatalogue catalogue) {
    /** How the detail of a vanished one begins. */
    static final String GONE = "its directory is gone";

    private static final Logger LOG = LoggerFactory.getLogger(VanishedBackups.class);

    /**
     * Looks, and disproves those that are gone.
     *
     * @return their ids; empty also if the folder itself cannot be seen, because then nothing is known
     */
    public List<String> disprove() {
        if (!Files.isDirectory(folder.path())) {
            return List.of();
        }
        List<String> gone = catalogue.recent(cluster, Integer.MAX_VALUE).stream()
                .filter(one -> one.state() == State.VERIFIED || one.state() == State.DEGRADED)
                .map(Backup::id)
                .filter(this::isGone)
                .toList();
        gone.forEach(this::disprove);
        return gone;
    }

    private void disprove(String id) {
        Path wanted = folder.published(id);
        LOG.warn("The backup {} of {} counts no more: wanted {}, found no such directory", id, cluster, wanted);
        catalogue.disproven(
                id,
                GONE + ": wanted " + wanted + ", found no such directory. Look whether its disk is"
                        + " mounted; once it is back, /replica backup verify makes it count again, as does the bot's next start.");
    }

    /** One that is just being removed is not gone by accident. */
    private boolean isGone(String id) {
        return Files.notExists(folder.published(id)) && Files.notExists(folder.tombstone(id));
    }

    static boolean isMarked(Backup backup) {
        return backup.state() == State.FAILED && backup.detail().startsWith(GONE);
    }
}
