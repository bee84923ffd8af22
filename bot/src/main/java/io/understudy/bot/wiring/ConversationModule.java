package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.CopyBook;
import io.understudy.backup.catalogue.DrillBook;
import io.understudy.backup.catalogue.RestoreTestBook;
import io.understudy.bot.redact.RedactedConversation;
import io.understudy.bot.redact.Redaction;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.People;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.Conversation;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.desk.BackupDesk;
import io.understudy.commands.desk.BackupWiring;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.commands.desk.CommandWiring;
import io.understudy.commands.desk.IncidentWiring;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.BackupReporter;
import io.understudy.commands.tell.MaintenanceReminders;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.commands.tell.WorkNarrator;
import io.understudy.jobs.Timetable;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.Identities;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What people say and see, whatever the platform. */
final class ConversationModule extends AbstractModule {
    private static final int COMMAND_THREADS = 8;
    private static final String PROGRESS = "progress";

    @Provides
    @Singleton
    @Named(PROGRESS)
    ScheduledExecutorService progress() {
        return Executors.newSingleThreadScheduledExecutor(Threads.numbered(PROGRESS));
    }

    @Provides
    @Singleton
    OperationNarrator narrator(
            MessageBoard board, InstantSource clock, @Named(PROGRESS) ScheduledExecutorService thread) {
        return new OperationNarrator(board, clock, thread);
    }

    @Provides
    @Singleton
    WorkNarrator workNarrator(InstantSource clock, @Named(PROGRESS) ScheduledExecutorService thread) {
        return new WorkNarrator(clock, thread);
    }

    @Provides
    @Singleton
    CommandWiring wiring(
            Clusters clusters,
            MessageBoard board,
            People people,
            Identities identities,
            AuditLog audit,
            SeenEvents seen,
            BackupWiring backups,
            MaintenanceStore maintenance,
            OperationNarrator narrator,
            WorkNarrator workNarrator,
            Timetable timetable,
            IncidentWiring incidents,
            BotSettings settings,
            LagStories lags,
            InstantSource clock) {
        return new CommandWiring(
                clusters.managed(),
                board,
                people,
                identities,
                audit,
                seen,
                backups,
                maintenance,
                narrator,
                workNarrator,
                incidents,
                settings.usualClusters(),
                timetable,
                lags,
                clock);
    }

    @Provides
    BackupBooks books(BackupCatalogue backups, CopyBook copies, RestoreTestBook restoreTests, DrillBook drills) {
        return new BackupBooks(backups, copies, restoreTests, drills);
    }

    @Provides
    BackupWiring backups(BackupDesk desk, BackupBooks books, BotSettings settings) {
        return new BackupWiring(desk, books, settings.backups());
    }

    @Provides
    @Singleton
    LagStories lagStories(LagHistory lags, IncidentStore incidents) {
        return new LagStories(lags, incidents);
    }

    @Provides
    @Singleton
    CommandDesk desk(CommandWiring wiring) {
        return new CommandDesk(wiring, Executors.newFixedThreadPool(COMMAND_THREADS, Threads.numbered("command")));
    }

    @Provides
    Conversation conversation(CommandDesk desk, Redaction redaction) {
        return new RedactedConversation(desk, redaction);
    }

    @Provides
    @Singleton
    BackupReporter backupReporter(
            MessageBoard board, BackupBooks books, Provider<BackupDesk> desk, InstantSource clock) {
        return new BackupReporter(
                board, books, cluster -> desk.get().retention(cluster), clock);
    }

    @Provides
    @Singleton
    MaintenanceReminders reminders(MaintenanceStore maintenance, MessageBoard board, InstantSource clock) {
        return new MaintenanceReminders(maintenance, board, clock);
    }
}
