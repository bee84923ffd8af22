package io.understudy.backup.folder;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a bot that died left behind. Its caller holds the folder's lock: so no run of this cluster is alive. */
public record Leftovers(String cluster, BackupFolder folder, BackupCatalogue catalogue) {

    public void settle() throws IOException {
        for (String id : folder.halfRemoved()) {
            folder.emptyTombstone(id);
            catalogue.find(id).ifPresent(one -> catalogue.put(one.with(Backup.State.REMOVED, one.detail())));
            folder.dropTombstone(id);
        }
        folder.clear();
        for (Backup backup : catalogue.running()) {
            if (backup.cluster().equals(cluster)) {
                catalogue.put(settled(backup));
            }
        }
    }

    /** It may have died between the publication and the catalogue: then the manifest knows. */
    private Backup settled(Backup running) throws IOException {
        Path published = folder.published(running.id());
        return Files.isDirectory(published)
                ? Manifest.read(published).toBackup(published)
                : running.with(Backup.State.FAILED, "the bot stopped while it ran; nothing was kept");
    }
}
