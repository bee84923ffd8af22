package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.folder.BackupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what {@link Retention} lets go. Its caller holds the folder's lock and has just published a verified backup. */
public record Retirement(String cluster, BackupFolder folder, BackupCatalogue catalogue) {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    public void apply(Retention retention, Instant now) {
        // One whose files somebody took away must not count towards the minimum.
        List<Backup> present = catalogue.recent(cluster, Integer.MAX_VALUE).stream()
                .filter(one -> Files.isDirectory(folder.published(one.id())))
                .toList();
        retention.removable(present, now).forEach(this::remove);
    }

    private void remove(Backup old) {
        try {
            folder.remove(old.id());
            catalogue.put(old.with(Backup.State.REMOVED, old.detail()));
        } catch (IOException e) {
            LOG.warn("The old backup {} could not be removed; the next run tries again", old.id(), e);
        }
    }
}
