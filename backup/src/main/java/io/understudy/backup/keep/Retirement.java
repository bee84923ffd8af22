package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.backup.folder.BackupFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what {@link Retention} lets go. The first time that something would go, people are told and nothing is removed.
 *
 * <p>A removal that is cut anywhere is ended by {@link io.understudy.backup.folder.Leftovers}: the empty tombstone stays until
 * the catalogue knows. Copies elsewhere go by the catalogue, where the backup is then REMOVED.
 */
public record Retirement(
        String cluster,
        BackupFolder folder,
        BackupCatalogue catalogue,
        RetentionNotices notices,
        Retention retention) {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    /** For the holder of the folder's lock who has just published a verified backup. */
    public RetentionOutcome apply(Instant now) {
        RetentionPlan plan = retention.plan(present(), now);
        if (!plan.removesNothing() && isNews()) {
            notices.give(cluster, retention.rule(), now);
            return new RetentionOutcome.Announced(plan);
        }
        List<String> removed = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (RetentionPlan.Removable one : plan.removable()) {
            remove(one.backup(), removed, failures);
        }
        return new RetentionOutcome.Applied(plan, removed, failures);
    }

    /**
     * What {@link #apply} would do after the next backup; looks and changes nothing.
     *
     * @param next when it begins
     */
    public RetentionPreview preview(Instant now, Instant next) {
        return new RetentionPreview(retention.planAfterNext(present(), now, next), isNews());
    }

    private boolean isNews() {
        return notices.given(cluster, retention.rule()).isEmpty();
    }

    /** One whose files somebody took away must not count towards anything. */
    private List<Backup> present() {
        return catalogue.recent(cluster, Integer.MAX_VALUE).stream()
                .filter(one -> Files.isDirectory(folder.published(one.id())))
                .toList();
    }

    private void remove(Backup old, List<String> removed, List<String> failures) {
        try {
            folder.bury(old.id());
            folder.emptyTombstone(old.id());
            catalogue.put(old.with(Backup.State.REMOVED, old.detail()));
            folder.dropTombstone(old.id());
            removed.add(old.id());
        } catch (IOException e) {
            LOG.warn("The old backup {} could not be removed; the next run tries again", old.id(), e);
            failures.add(old.id() + ": " + e);
        }
    }
}
