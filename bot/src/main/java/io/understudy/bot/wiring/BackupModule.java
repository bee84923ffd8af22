package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.bot.backup.BackupCare;
import io.understudy.bot.backup.BackupMeans;
import io.understudy.bot.backup.GivingWay;
import io.understudy.bot.backup.Lanes;
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
            Pause pause,
            Lanes lanes) {
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
                lanes,
                Executors.newCachedThreadPool(Threads.numbered("backup-asked")));
    }

    @Provides
    @Singleton
    Lanes lanes(Clock clock) {
        return new Lanes(clock);
    }

    @Provides
    @Singleton
    GivingWay givingWay(Lanes lanes, Pause pause) {
        return new GivingWay(lanes, Executors.newCachedThreadPool(Threads.numbered("giving-way")), pause);
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
