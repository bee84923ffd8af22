package io.understudy.bot.backup;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.replication.host.Host;
import io.understudy.replication.operate.Pause;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What the work of all clusters needs.
 *
 * @param books everything that is remembered
 * @param notices whether people know what retention will remove
 * @param host the bot's own machine
 * @param pause how everything waits
 * @param knownHosts Understudy's own file of pinned host keys
 * @param version of the bot; empty if it is not known
 */
public record BackupMeans(
        BackupBooks books,
        RetentionNotices notices,
        Host host,
        Clock clock,
        Pause pause,
        Path knownHosts,
        String version) {}
