package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.CopyBook;
import io.understudy.backup.catalogue.DrillBook;
import io.understudy.backup.catalogue.RestoreTestBook;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.bot.redact.RedactedBoard;
import io.understudy.bot.redact.Redaction;
import io.understudy.bot.settings.BotSettings;
import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.outbox.Outbox;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.store.Store;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What the bot remembers. */
final class StoreModule extends AbstractModule {
    @Provides
    @Singleton
    Store store(BotSettings settings, InstantSource clock, SecureRandom random) {
        return Store.open(settings.store(), clock, random);
    }

    @Provides
    @Singleton
    Redaction redaction(BotSettings settings) {
        return new Redaction(settings.secrets());
    }

    @Provides
    MessageBoard board(Store store, Redaction redaction) {
        return new RedactedBoard(store.messages(), redaction);
    }

    @Provides
    LagHistory lags(Store store) {
        return store.lagHistory();
    }

    @Provides
    IncidentStore incidents(Store store) {
        return store.incidents();
    }

    @Provides
    MaintenanceStore maintenance(Store store) {
        return store.maintenance();
    }

    @Provides
    BackupCatalogue backups(Store store) {
        return store.backups();
    }

    @Provides
    CopyBook copies(Store store) {
        return store.copies();
    }

    @Provides
    RestoreTestBook restoreTests(Store store) {
        return store.restoreTests();
    }

    @Provides
    DrillBook drills(Store store) {
        return store.drills();
    }

    @Provides
    RetentionNotices retentionNotices(Store store) {
        return store.retentionNotices();
    }

    @Provides
    Deliveries deliveries(Store store) {
        return store.deliveries();
    }

    @Provides
    PlatformChannels platformChannels(Store store) {
        return store.platformChannels();
    }

    @Provides
    Outbox outbox(Store store) {
        return store.outbox();
    }

    @Provides
    SeenEvents seen(Store store) {
        return store.seenEvents();
    }

    @Provides
    AuditLog audit(Store store, Redaction redaction) {
        return (who, what, detail) -> store.audit().record(who, what, redaction.of(detail));
    }
}
