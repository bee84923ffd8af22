package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.store.AuditChain.Anchor;
import io.understudy.store.AuditChain.Broken;
import io.understudy.store.AuditChain.Intact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("F50")
class AuditChainTest {
    private static final String[] WITHOUT_GUARDS = {
        "DROP TRIGGER audit_is_never_changed", "DROP TRIGGER audit_is_never_removed"
    };

    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private AuditChain chain;

    @BeforeEach
    void fiveRows() {
        rig = new Rig(directory);
        store = rig.open();
        chain = store.auditChain();
        for (int i = 1; i <= 5; i++) {
            store.audit().record(Rig.ALICE, "command", "/replica status " + i);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void tamper(String sql) throws SQLException {
        rig.sql(WITHOUT_GUARDS);
        rig.sql(sql);
    }

    @Test
    @Tag("I4")
    void whatTheBotWroteIsIntactAlsoAfterARestart() {
        Anchor head = chain.head();
        store.close();
        store = rig.open();
        assertThat(head.rows()).isEqualTo(5);
        assertThat(store.auditChain().verify(head)).isEqualTo(new Intact(5, head.head()));
    }

    @Test
    void anEmptyAuditIsIntact(@TempDir Path other) {
        try (Store empty = new Rig(other).open()) {
            assertThat(empty.auditChain().verify())
                    .isEqualTo(new Intact(0, empty.auditChain().head().head()));
        }
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrRemoveRows() {
        assertThatThrownBy(() -> rig.sql("UPDATE audit SET detail = '' WHERE seq = 3"))
                .hasMessageContaining("audit rows are never changed");
        assertThatThrownBy(() -> rig.sql("DELETE FROM audit WHERE seq = 3"))
                .hasMessageContaining("audit rows are never removed");
    }

    @Test
    void namesARowWhoseWordsWereChanged() throws SQLException {
        tamper("UPDATE audit SET detail = '/replica promote db2' WHERE seq = 3");
        assertThat(chain.verify())
                .isEqualTo(new Broken(3, "its content or its hash was changed, or the key is another one"));
    }

    @Test
    void namesARowWhosePersonOrTimeWasChanged() throws SQLException {
        tamper("UPDATE audit SET at = at + 1 WHERE seq = 4");
        assertThat(chain.verify()).isInstanceOfSatisfying(Broken.class, bad -> assertThat(bad.row())
                .isEqualTo(4));
        rig.sql("UPDATE audit SET person_id = 'bob' WHERE seq = 2");
        assertThat(chain.verify()).isInstanceOfSatisfying(Broken.class, bad -> assertThat(bad.row())
                .isEqualTo(2));
    }

    @Test
    void namesARemovedRow() throws SQLException {
        tamper("DELETE FROM audit WHERE seq = 3");
        assertThat(chain.verify()).isEqualTo(new Broken(3, "it is missing; the next one is row 4"));
        rig.sql("DELETE FROM audit WHERE seq = 1");
        assertThat(chain.verify()).isEqualTo(new Broken(1, "it is missing; the next one is row 2"));
    }

    @Test
    void namesTheRowAfterARemovedOneWhenTheRestWasRenumbered() throws SQLException {
        tamper("DELETE FROM audit WHERE seq = 3");
        rig.sql("UPDATE audit SET seq = 3 WHERE seq = 4", "UPDATE audit SET seq = 4 WHERE seq = 5");
        assertThat(chain.verify()).isInstanceOfSatisfying(Broken.class, bad -> assertThat(bad.row())
                .isEqualTo(3));
    }

    @Test
    void findsACutTailAgainstThePostedHead() throws SQLException {
        Anchor posted = chain.head();
        tamper("DELETE FROM audit WHERE seq > 3");
        assertThat(chain.verify(posted)).isEqualTo(new Broken(4, "it is missing; row 5 was posted as the head"));
        store.audit().record(Rig.BOB, "command", "/replica status");
        store.audit().record(Rig.BOB, "command", "/replica status");
        assertThat(chain.verify(posted)).isEqualTo(new Broken(5, "it is not the row that was posted as the head"));
    }

    @Test
    void anotherKeyVerifiesNothing() throws IOException {
        store.close();
        Files.writeString(rig.settings.keyFile(), "ab".repeat(32));
        store = rig.open();
        assertThat(store.auditChain().verify()).isInstanceOfSatisfying(Broken.class, bad -> assertThat(bad.row())
                .isEqualTo(1));
    }

    @Test
    void readsLongAuditsInPieces() throws SQLException {
        Database database = new Database(rig.settings);
        AuditChain writing = new AuditChain(database, KeyFile.open(rig.settings, new SecureRandom(), true));
        database.write(handle -> {
            for (int i = 6; i <= 2_002; i++) {
                writing.append(handle, Rig.NOON, Rig.ALICE, "command", "/replica status " + i);
            }
            return null;
        });
        database.close();
        assertThat(chain.verify()).isEqualTo(new Intact(2_002, chain.head().head()));
    }
}
