package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F33")
class StoreDamageTest {
    private static final int PAGE = 4_096;

    @TempDir
    Path directory;

    private Rig rig;
    private byte[] whole;

    @BeforeEach
    void aFileWithARequestUnderWay() throws IOException {
        rig = new Rig(directory);
        try (Store store = rig.open()) {
            store.operations()
                    .propose(
                            Rig.plan("orders"),
                            Rig.ALICE,
                            "#db",
                            Rig.NOON,
                            Rig.NOON.plus(Duration.ofMinutes(10)),
                            Optional.empty());
        }
        whole = Files.readAllBytes(rig.settings.file());
    }

    private StoreUnusable refusal() {
        try (Store store = rig.open()) {
            throw new AssertionError("it opened: " + store.operations().unfinished());
        } catch (StoreUnusable e) {
            return e;
        }
    }

    private void assertRefusesAndSaysHowToRecover() {
        StoreUnusable refusal = refusal();
        assertThat(refusal.wanted()).contains(rig.settings.file().toString());
        assertThat(refusal.hint())
                .contains("put the newest copy of " + rig.settings.file())
                .contains("move all of them aside")
                .contains("approvals, open incidents, messages, lag and audit history are then forgotten");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 600, PAGE, 3 * PAGE, 3 * PAGE + 17})
    void refusesAFileThatWasCut(int bytes) throws IOException {
        Files.write(rig.settings.file(), Arrays.copyOf(whole, bytes));
        assertRefusesAndSaysHowToRecover();
    }

    @Test
    void refusesAFileWithoutItsLastPage() throws IOException {
        Files.write(rig.settings.file(), Arrays.copyOf(whole, whole.length - PAGE));
        assertRefusesAndSaysHowToRecover();
    }

    @Test
    void refusesAFlippedBitInTheHeadOfAnyPage() throws IOException {
        for (int page = 0; page < whole.length; page += PAGE) {
            byte[] flipped = whole.clone();
            flipped[page] ^= 0x40;
            Files.write(rig.settings.file(), flipped);
            assertRefusesAndSaysHowToRecover();
        }
    }

    @Test
    void refusesAFlippedBitInsideAPlanThatSomebodyMayApprove() throws IOException {
        byte[] flipped = whole.clone();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        flipped[text.indexOf("AwaitLastWal\",\"node\":\"db2") + "AwaitLastWal\",\"node\":\"db".length()] ^= 1;
        Files.write(rig.settings.file(), flipped);
        assertRefusesAndSaysHowToRecover();
        assertThat(refusal().found()).startsWith("request 1 is not as the bot wrote it");
    }

    @Test
    void startsAgainWithTheCopyPutBack() throws IOException {
        Files.write(rig.settings.file(), new byte[0]);
        assertRefusesAndSaysHowToRecover();
        Files.write(rig.settings.file(), whole);
        try (Store store = rig.open()) {
            assertThat(store.operations().unfinished()).hasSize(1);
        }
    }

    @Test
    void refusesToForgetEverythingWhenOnlyTheKeyIsLeft() throws IOException {
        Files.delete(rig.settings.file());
        assertRefusesAndSaysHowToRecover();
        assertThat(rig.settings.file()).doesNotExist();
    }

    @Test
    void startsEmptyWhenEverythingWasMovedAside() throws IOException {
        Files.move(rig.settings.file(), directory.resolve("old.db"));
        Files.move(rig.settings.keyFile(), directory.resolve("old.key"));
        try (Store store = rig.open()) {
            assertThat(store.operations().unfinished()).isEmpty();
        }
    }

    @Test
    @Tag("F50")
    void refusesToMakeANewKeyForOldRows() throws IOException {
        Files.delete(rig.settings.keyFile());
        assertThat(refusal()).hasMessageContaining("put it back from a copy");
        assertThat(rig.settings.keyFile()).doesNotExist();
        Files.writeString(rig.settings.keyFile(), "short");
        assertThat(refusal())
                .hasMessageContaining("wanted 64 hexadecimal digits")
                .hasMessageContaining("5 characters");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(rig.settings.file(), "shopping list\n".repeat(1_000));
        assertRefusesAndSaysHowToRecover();
        assertThat(refusal().found()).contains("not a database");
    }

    @Test
    void refusesADatabaseOfSomethingElse(@TempDir Path other) throws SQLException {
        Rig foreign = new Rig(other);
        foreign.sql("CREATE TABLE shopping (what TEXT)");
        assertThatThrownBy(foreign::open)
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("set store.file to a file of Understudy's own");
    }

    @Test
    @Tag("F53")
    void refusesAFileThatANewerVersionHasChanged() throws SQLException {
        rig.sql(
                "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history WHERE version = '1'");
        assertThatThrownBy(() -> Store.open(rig.settings, rig, new SecureRandom()))
                .isInstanceOfSatisfying(StoreUnusable.class, e -> {
                    assertThat(e.found()).isEqualTo("one that a newer version has changed (schema 99)");
                    assertThat(e.hint()).startsWith("start the newer version");
                });
    }
}
