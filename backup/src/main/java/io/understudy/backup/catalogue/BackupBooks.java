package io.understudy.backup.catalogue;

/**
 * Everything that is remembered of backups.
 *
 * @param backups the runs themselves
 * @param copies of them, on other targets
 * @param restoreTests with what they measured
 * @param drills with what they measured
 */
public record BackupBooks(BackupCatalogue backups, CopyBook copies, RestoreTestBook restoreTests, DrillBook drills) {}
