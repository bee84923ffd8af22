package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    Path directory;

    @Test
    void everyFileIsReadableByTheBotOnly() throws IOException {
        Rig rig = new Rig(directory);
        try (Store store = rig.open();
                Stream<Path> files = Files.list(directory)) {
            store.audit().record(Rig.ALICE, "command", "/replica status");
            List<Path> all = files.toList();
            assertThat(all)
                    .extracting(file -> file.getFileName().toString())
                    .contains("understudy.db", "understudy.db-wal", "understudy.db.key");
            for (Path file : all) {
                assertThat(Files.getPosixFilePermissions(file)).isEqualTo(StateFile.PRIVATE);
            }
        }
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        Rig rig = new Rig(directory);
        rig.open().close();
        Files.setPosixFilePermissions(rig.settings.file(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(rig.settings.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        rig.open().close();
        assertThat(Files.getPosixFilePermissions(rig.settings.file())).isEqualTo(StateFile.PRIVATE);
        assertThat(Files.getPosixFilePermissions(rig.settings.keyFile())).isEqualTo(StateFile.PRIVATE);
    }

    @Test
    void makesItsDirectory() {
        Rig rig = new Rig(directory.resolve("var/lib"));
        rig.open().close();
        assertThat(rig.settings.file()).exists();
    }

    @Test
    @Tag("F32")
    void whatIsStoredIsOnTheDiskBeforeAnybodyActsOnIt() throws SQLException {
        Rig rig = new Rig(directory);
        rig.open().close();
        Database database = new Database(rig.settings);
        assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(database, "synchronous")).isEqualTo("2");
        assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        database.close();
    }

    @Test
    @Tag("I3")
    void aBotThatWasKilledFindsEverythingAgain(@TempDir Path afterwards) throws IOException {
        Rig killed = new Rig(directory);
        Rig next = new Rig(afterwards);
        try (Store store = killed.open();
                Stream<Path> files = Files.list(directory)) {
            store.audit().record(Rig.ALICE, "command", "/replica status");
            // What is in the files now, without a clean close, is what a killed process leaves.
            for (Path file : files.toList()) {
                Files.copy(file, afterwards.resolve(file.getFileName()));
            }
            try (Store again = next.open()) {
                assertThat(again.auditChain().head())
                        .isEqualTo(store.auditChain().head());
            }
        }
    }

    private static String pragma(Database database, String name) {
        return database.write(handle ->
                handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }
}
