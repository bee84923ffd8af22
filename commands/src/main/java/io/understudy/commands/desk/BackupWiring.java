package io.understudy.commands.desk;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.settings.BackupSettings;
import java.util.Map;

/**
 * What commands about backups stand on.
 *
 * @param desk where work is asked for
 * @param books what became of it
 * @param settings of the clusters that have backups configured, by their names
 */
public record BackupWiring(BackupDesk desk, BackupBooks books, Map<String, BackupSettings> settings) {
    public BackupWiring {
        settings = Map.copyOf(settings);
    }
}
