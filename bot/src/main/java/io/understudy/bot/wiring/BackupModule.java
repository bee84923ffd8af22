package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.bot.backup.BackupCare;
import io.understudy.bot.backup.BackupMeans;
import io.understudy.bot.backup.ScheduledBackups;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.tell.BackupReporter;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.operate.Pause;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Logical backups: by whom they are asked for, and what they are made with. */
final class BackupModule extends AbstractModule {
    @Provides
    @Singleton
    BackupCare care(
            BotSettings settings,
            Clusters clusters,
            BackupBooks books,
            RetentionNotices notices,
            Clock clock,
            Pause pause) {
        BackupMeans means = new BackupMeans(
                books,
                notices,
                new LocalHost("the bot's machine"),
                clock,
                pause,
                settings.ssh().knownHosts(),
                version());
        return new BackupCare(
                clusters.managed(),
                settings.backups(),
                means,
                Executors.newCachedThreadPool(Threads.numbered("backup-asked")));
    }

    private static String version() {
        return Optional.ofNullable(BackupModule.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    @Provides
    BackupDesk desk(BackupCare care) {
        return care.desk();
    }

    @Provides
    ScheduledBackups scheduled(BackupCare care, BackupReporter reporter) {
        return care.scheduled(reporter);
    }
}
