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

    private static final String WHAT_TO_DO =
            ". Look whether its disk is mounted; once it is back, it counts again after the"
                    + " next nightly backup or the bot's next start, and at once by /replica backup verify.";

    private static final Logger LOG = LoggerFactory.getLogger(VanishedBackups.class);

    /**
     * Looks, and disproves those that are gone.
     *
     * @return their ids; what cannot be asked, as on a disk that does not answer, is not gone
     */
    public List<String> disprove() {
        List<Backup> counting = catalogue.recent(cluster, Integer.MAX_VALUE).stream()
                .filter(one -> one.state() == State.VERIFIED || one.state() == State.DEGRADED)
                .toList();
        List<Backup> gone = counting.stream().filter(this::isGone).toList();
        if (gone.size() > 1 && gone.size() == counting.size()) {
            disproveAll(gone);
        } else {
            gone.forEach(this::disproveOne);
        }
        return gone.stream().map(Backup::id).toList();
    }

    private void disproveAll(List<Backup> gone) {
        String found = Files.notExists(folder.path()) ? "no such directory" : "none of them";
        LOG.warn(
                "None of the {} backups of {} counts any more: wanted them in {}, found {}",
                gone.size(),
                cluster,
                folder.path(),
                found);
        String detail = "%s, like all %d that counted: wanted them in %s, found %s%s"
                .formatted(GONE, gone.size(), folder.path(), found, WHAT_TO_DO);
        gone.forEach(one -> catalogue.disproven(one.id(), detail));
    }

    private void disproveOne(Backup gone) {
        LOG.warn(
                "The backup {} of {} counts no more: wanted {}, found no such directory",
                gone.id(),
                cluster,
                gone.directory());
        catalogue.disproven(
                gone.id(), GONE + ": wanted " + gone.directory() + ", found no such directory" + WHAT_TO_DO);
    }

    /** One that is just being removed is not gone by accident, nor is one in a directory that was configured before. */
    private boolean isGone(Backup one) {
        return Files.notExists(Path.of(one.directory())) && Files.notExists(folder.tombstone(one.id()));
    }

    static boolean isMarked(Backup backup) {
        return backup.state() == State.FAILED && backup.detail().startsWith(GONE);
    }
}
