package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a bot that died left behind. Its caller holds the folder's lock: so no run of this cluster is alive. */
public record Leftovers(String cluster, BackupFolder folder, BackupCatalogue catalogue) {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    public void settle() throws IOException {
        folder.halfRemoved().forEach(this::endRemoval);
        folder.clear();
        for (Backup backup : catalogue.running()) {
            if (backup.cluster().equals(cluster)) {
                catalogue.put(settled(backup));
            }
        }
    }

    private void endRemoval(String id) {
        try {
            folder.emptyTombstone(id);
            catalogue.find(id).ifPresent(one -> catalogue.put(one.with(Backup.State.REMOVED, one.detail())));
            folder.dropTombstone(id);
        } catch (IOException e) {
            // It counts for nothing under that name, and must not keep the next backup from being made.
            LOG.warn("The removal of the old backup {} could not be ended; the next run tries again", id, e);
        }
    }

    /** It may have died between the publication and the catalogue: then the manifest knows. */
    private Backup settled(Backup running) {
        Path published = folder.published(running.id());
        if (!Files.isDirectory(published)) {
            return running.with(Backup.State.FAILED, "the bot stopped while it ran; nothing was kept");
        }
        try {
            return Manifest.read(published).toBackup(published);
        } catch (IOException e) {
            return running.with(Backup.State.FAILED, "wanted its manifest in " + published + ", found: " + e);
        }
    }
}
