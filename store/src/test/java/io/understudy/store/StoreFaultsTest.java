package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F32")
class StoreFaultsTest {
    private static final OperationEvent STEP =
            new OperationEvent.StepStarted(Rig.NOON, false, 0, Optional.of("x".repeat(20_000)));

    @TempDir
    Path directory;

    private Rig rig;
    private Database database;
    private OperationStore operations;
    private Operation seen;

    @BeforeEach
    void open() throws SQLException {
        rig = new Rig(directory);
        rig.open().close();
        database = new Database(rig.settings);
        Seal seal = KeyFile.open(rig.settings, new SecureRandom(), true);
        StoredJson json = new StoredJson();
        operations = new StoredOperations(
                database,
                new OperationRows(rig.settings, json, seal),
                new OperationAudit(new AuditChain(database, seal), json));
        seen = operations.propose(
                Rig.plan("orders"),
                Rig.ALICE,
                "#db",
                Rig.NOON,
                Rig.NOON.plus(Duration.ofMinutes(10)),
                Optional.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void pragma(String setting) {
        database.write(handle -> handle.execute("PRAGMA " + setting));
    }

    private void assertNothingIsStored(String why) {
        assertThatThrownBy(() -> operations.append(seen, STEP)).isInstanceOfSatisfying(StoreUnusable.class, e -> {
            assertThat(e.wanted()).isEqualTo("to write to " + rig.settings.file());
            assertThat(e.found()).contains(why);
            assertThat(e.hint()).startsWith("nothing was stored; look for");
        });
        assertThat(operations.find(seen.id())).contains(seen);
    }

    @Test
    void aLockedFileStoresNothingAndCanStillBeRead() throws SQLException {
        try (Connection other = rig.connection();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertNothingIsStored("database is locked");
            statement.execute("ROLLBACK");
        }
        assertThat(operations.append(seen, STEP)).isPresent();
    }

    @Test
    void aFileThatAnotherProcessHoldsIsNotCalledDamaged() throws SQLException {
        database.close();
        try (Connection other = rig.connection();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(rig::open)
                    .isInstanceOf(StoreUnusable.class)
                    .hasMessageContaining("database is locked")
                    .hasMessageContaining("look for another process that holds the file")
                    .hasMessageNotContaining("put the newest copy");
        }
    }

    @Test
    void aFullDiskStoresNothingAndGoesOnWhenThereIsRoom() {
        pragma("max_page_count = 1");
        assertNothingIsStored("database or disk is full");
        assertNothingIsStored("database or disk is full");
        pragma("max_page_count = 100000");
        assertThat(operations.append(seen, STEP)).isPresent();
    }

    @Test
    void aReadOnlyFileStoresNothing() {
        pragma("query_only = on");
        assertNothingIsStored("readonly database");
    }

    @Test
    void refusesToStartWhereNothingCanBeWritten() {
        // Nobody, not even root, makes files in there.
        StoreSettings settings = new StoreSettings(Path.of("/proc/understudy.db"), Duration.ofMillis(50));
        assertThatThrownBy(() -> Store.open(settings, rig, new SecureRandom()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("wanted to read and write the state file /proc/understudy.db")
                .hasMessageContaining("let the bot's user own the file and its directory");
    }
}
