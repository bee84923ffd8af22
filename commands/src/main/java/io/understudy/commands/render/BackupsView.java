package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.keep.RetentionPreview;
import java.util.List;
import java.util.Optional;

/**
 * A cluster's backups, as they are shown together.
 *
 * @param recent newest first
 * @param copies of them, in any order
 * @param retention what it would do next; empty: no backups are configured
 */
public record BackupsView(
        String cluster,
        List<Backup> recent,
        List<BackupCopy> copies,
        Recovery recovery,
        Optional<RetentionPreview> retention) {
    public BackupsView {
        recent = List.copyOf(recent);
        copies = List.copyOf(copies);
    }

    /** Those of one backup. */
    List<BackupCopy> copiesOf(Backup backup) {
        return copies.stream()
                .filter(copy -> copy.backup().equals(backup.id()))
                .toList();
    }

    boolean isFrozen() {
        return retention.filter(preview -> !preview.plan().frozen().isEmpty()).isPresent();
    }
}
