package io.understudy.store;

import io.understudy.backup.catalogue.BackupCatalogue;
import io.understudy.backup.catalogue.CopyBook;
import io.understudy.backup.catalogue.DrillBook;
import io.understudy.backup.catalogue.RestoreTestBook;
import io.understudy.backup.catalogue.RetentionNotices;
import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.deliver.Deliveries;
import io.understudy.commands.deliver.PlatformChannels;
import io.understudy.commands.outbox.Outbox;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.OperationStore;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * The opened state file: every port of the other modules that has something to remember. All of them throw
 * {@link StoreUnusable} when the file does not answer.
 */
public final class Store implements AutoCloseable {
    private final Database database;
    private final OperationStore operations;
    private final IncidentStore incidents;
    private final LagHistory lagHistory;
    private final MaintenanceStore maintenance;
    private final BackupCatalogue backups;
    private final CopyBook copies;
    private final RestoreTestBook restoreTests;
    private final DrillBook drills;
    private final RetentionNotices retentionNotices;
    private final MessageBoard messages;
    private final Deliveries deliveries;
    private final PlatformChannels platformChannels;
    private final Outbox outbox;
    private final SeenEvents seenEvents;
    private final AuditLog audit;
    private final AuditChain auditChain;

    private Store(Database database, StoreSettings settings, Seal seal, InstantSource clock, SecureRandom random) {
        StoredJson json = new StoredJson();
        this.database = database;
        auditChain = new AuditChain(database, seal);
        audit = new StoredAuditLog(database, auditChain, clock);
        operations = new StoredOperations(
                database, new OperationRows(settings, json, seal), new OperationAudit(auditChain, json));
        incidents = new StoredIncidents(database, json);
        lagHistory = new StoredLagHistory(database);
        maintenance = new StoredMaintenance(database, json);
        backups = new StoredBackups(database, json);
        copies = new StoredCopies(database);
        restoreTests = new StoredRestoreTests(database);
        drills = new StoredDrills(database);
        retentionNotices = new StoredRetentionNotices(database);
        messages = new StoredMessageBoard(database, new MessageRows(json), new RandomIds(random), clock);
        deliveries = new StoredDeliveries(database);
        platformChannels = new StoredPlatformChannels(database);
        outbox = new StoredOutbox(database);
        seenEvents = new StoredSeenEvents(database);
    }

    /**
     * Makes the file at the first start, checks it, and brings its tables to this version.
     *
     * @throws StoreUnusable if the file is damaged, lost its key, is of a newer version or cannot be written
     */
    public static Store open(StoreSettings settings, InstantSource clock, SecureRandom random) {
        StateFile.prepare(settings);
        Database database = connect(settings);
        try {
            refuseDamaged(settings, database);
            Schema.migrate(settings);
            Seal seal = KeyFile.open(settings, random, hasAudit(database));
            Store store = new Store(database, settings, seal, clock, random);
            // What the bot would go on with must be readable before it takes a single command.
            store.operations.unfinished();
            return store;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database connect(StoreSettings settings) {
        try {
            return new Database(settings);
        } catch (SQLException e) {
            throw Recovery.failed(settings, "to open " + settings.file(), e);
        }
    }

    private static void refuseDamaged(StoreSettings settings, Database database) {
        List<String> faults = database.faults();
        if (!faults.isEmpty()) {
            throw Recovery.damaged(settings, String.join(", ", faults), null);
        }
    }

    private static boolean hasAudit(Database database) {
        return database.read(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM audit)")
                .mapTo(Boolean.class)
                .one());
    }

    public OperationStore operations() {
        return operations;
    }

    public IncidentStore incidents() {
        return incidents;
    }

    public LagHistory lagHistory() {
        return lagHistory;
    }

    public MaintenanceStore maintenance() {
        return maintenance;
    }

    public BackupCatalogue backups() {
        return backups;
    }

    public CopyBook copies() {
        return copies;
    }

    public RestoreTestBook restoreTests() {
        return restoreTests;
    }

    public DrillBook drills() {
        return drills;
    }

    public RetentionNotices retentionNotices() {
        return retentionNotices;
    }

    public MessageBoard messages() {
        return messages;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public PlatformChannels platformChannels() {
        return platformChannels;
    }

    public Outbox outbox() {
        return outbox;
    }

    public SeenEvents seenEvents() {
        return seenEvents;
    }

    public AuditLog audit() {
        return audit;
    }

    public AuditChain auditChain() {
        return auditChain;
    }

    /** Reads, and nothing else: whether the file answers. */
    public void requireReadable() {
        database.read(handle -> handle.createQuery("SELECT count(*) FROM cluster_lock")
                .mapTo(Integer.class)
                .one());
    }

    /** Writes, and changes nothing: whether anything new could be remembered. */
    public void requireWritable() {
        // The number is nobody's; writing it goes the whole way to the disk.
        database.write(handle -> handle.execute("PRAGMA user_version = 0"));
    }

    @Override
    public void close() {
        database.close();
    }
}
