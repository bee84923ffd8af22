package io.understudy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.operate.OperationStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOperationsTest {
    @TempDir
    Path directory;

    private Rig rig;
    private Store store;
    private OperationStore operations;

    @BeforeEach
    void open() {
        rig = new Rig(directory);
        store = rig.open();
        operations = store.operations();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = rig.open();
        operations = store.operations();
    }

    private Operation propose(String cluster) {
        return operations.propose(
                Rig.plan(cluster),
                Rig.ALICE,
                "#db",
                Rig.NOON.plusNanos(1),
                Rig.NOON.plus(Duration.ofMinutes(10)),
                Optional.empty());
    }

    private Operation append(Operation seen, OperationEvent event) {
        return operations.append(seen, event).orElseThrow();
    }

    private static OperationEvent.Approved approvedByBob() {
        return new OperationEvent.Approved(Rig.NOON, Rig.BOB);
    }

    @Test
    void anOperationComesBackEqualAfterARestart() {
        Operation approved = append(propose("orders"), approvedByBob());
        Operation running = append(
                append(approved, new OperationEvent.Started(Rig.NOON)),
                new OperationEvent.StepStarted(Rig.NOON, false, 0, Optional.of("pid 12")));
        reopen();
        assertThat(operations.find(running.id())).contains(running);
        assertThat(operations.unfinished()).containsExactly(running);
    }

    @Test
    @Tag("story-16")
    void aTimeToBeginComesBackAndIsSealed() throws SQLException {
        Instant tonight = Rig.NOON.plus(Duration.ofHours(10)).plusNanos(1_000);
        Operation scheduled = operations.propose(
                Rig.plan("orders"), Rig.ALICE, "#db", Rig.NOON, Rig.NOON.plusSeconds(600), Optional.of(tonight));
        reopen();
        assertThat(operations.find(scheduled.id())).contains(scheduled);
        assertThat(scheduled.notBefore()).contains(tonight);
        rig.sql("UPDATE operation SET not_before = not_before - 1");
        assertThatThrownBy(() -> operations.find(scheduled.id())).isInstanceOf(StoreUnusable.class);
        rig.sql("UPDATE operation SET not_before = NULL");
        assertThatThrownBy(() -> operations.find(scheduled.id())).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void aWishToCancelIsAuditedWithWhoseItWas() throws SQLException {
        Operation running = append(
                append(propose("orders"), approvedByBob()), new OperationEvent.CancelRequested(Rig.NOON, Rig.ALICE));
        append(running, new OperationEvent.Cancelled(Rig.NOON, Rig.ALICE, "No step was done."));
        reopen();
        assertThat(operations.find(running.id()).orElseThrow().state()).isEqualTo(OperationState.CANCELLED);
        Database database = new Database(rig.settings);
        List<AuditRow> rows = database.read(handle -> AuditRow.after(handle, 2, 10));
        database.close();
        assertThat(rows)
                .extracting(AuditRow::what, row -> row.who().name())
                .containsExactly(tuple("operation/CancelRequested", "Alice"), tuple("operation/Cancelled", "Alice"));
    }

    @Test
    void numbersRequestsFromOne() {
        assertThat(propose("orders").id()).isEqualTo(1);
        assertThat(propose("billing").id()).isEqualTo(2);
        assertThat(operations.find(3)).isEmpty();
    }

    @Test
    void anEndedOperationIsHistoryOnly() {
        Operation rejected = append(propose("orders"), new OperationEvent.Rejected(Rig.NOON, Rig.BOB));
        Operation open = propose("orders");
        propose("billing");
        assertThat(operations.unfinished()).extracting(Operation::id).containsExactly(2L, 3L);
        assertThat(operations.recent("orders", 10)).containsExactly(open, rejected);
        assertThat(operations.recent("orders", 1)).containsExactly(open);
    }

    @Test
    void refusesADecisionOnWhatSomebodyElseHasChanged() {
        Operation seen = propose("orders");
        append(seen, new OperationEvent.Rejected(Rig.NOON, Rig.BOB));
        assertThat(operations.append(seen, approvedByBob())).isEmpty();
        assertThat(operations.find(seen.id()).orElseThrow().state()).isEqualTo(OperationState.REJECTED);
        assertThat(store.auditChain().head().rows()).isEqualTo(2);
    }

    @RepeatedTest(5)
    @Tag("F27")
    @Tag("I7")
    void ofTwoDecisionsAtOnceOneCounts() throws Exception {
        Operation seen = propose("orders");
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Optional<Operation>>> clicks = List.of(
                () -> appendTogether(together, seen, approvedByBob()),
                () -> appendTogether(together, seen, new OperationEvent.Rejected(Rig.NOON, Rig.ALICE)));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            int counted = 0;
            for (Future<Optional<Operation>> click : threads.invokeAll(clicks)) {
                counted += click.get().isPresent() ? 1 : 0;
            }
            assertThat(counted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(operations.find(seen.id()).orElseThrow().events()).hasSize(1);
    }

    private Optional<Operation> appendTogether(CyclicBarrier together, Operation seen, OperationEvent event)
            throws Exception {
        together.await();
        return operations.append(seen, event);
    }

    @Test
    @Tag("F27")
    void twoBotsOnOneFileMakeOneDecision() {
        Operation seen = propose("orders");
        try (Store other = rig.open()) {
            assertThat(other.operations().append(seen, approvedByBob())).isPresent();
        }
        assertThat(operations.append(seen, approvedByBob())).isEmpty();
    }

    @Test
    @Tag("F25")
    void oneOperationHoldsAClusterAtATime() {
        long first = propose("orders").id();
        long second = propose("orders").id();
        assertThat(operations.claim("orders", first)).isTrue();
        assertThat(operations.claim("orders", first)).isTrue();
        assertThat(operations.claim("orders", second)).isFalse();
        assertThat(operations.claim("billing", second)).isTrue();
        operations.release("orders", second);
        reopen();
        assertThat(operations.holder("orders").orElseThrow().id()).isEqualTo(first);
        operations.release("orders", first);
        assertThat(operations.holder("orders")).isEmpty();
        assertThat(operations.claim("orders", second)).isTrue();
    }

    @Test
    @Tag("I4")
    void aChangeThatCannotBeAuditedIsNotStored() throws SQLException {
        Operation seen = propose("orders");
        rig.sql("CREATE TRIGGER no_room BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END");
        assertThatThrownBy(() -> operations.append(seen, approvedByBob()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("no room");
        assertThatThrownBy(() -> propose("orders")).isInstanceOf(StoreUnusable.class);
        assertThat(operations.unfinished()).containsExactly(seen);
    }

    @Test
    @Tag("I4")
    void everyEventHasAnAuditRowThatSaysWhoAndWhat() throws SQLException {
        Operation approved = append(propose("orders"), approvedByBob());
        append(approved, new OperationEvent.StepStarted(Rig.NOON, true, 0, Optional.empty()));
        Database database = new Database(rig.settings);
        List<AuditRow> rows = database.read(handle -> AuditRow.after(handle, 0, 10));
        database.close();
        assertThat(rows)
                .extracting(AuditRow::what, row -> row.who().name())
                .containsExactly(
                        tuple("operation/Proposed", "Alice"),
                        tuple("operation/Approved", "Bob"),
                        tuple("operation/StepStarted", "Understudy"));
        assertThat(rows.get(0).detail())
                .contains(
                        "/replica promote db2",
                        "stop db1 (fast)",
                        approved.plan().fingerprint().value());
        assertThat(rows.get(2).detail()).contains("\"step\":\"start db1\"", "\"operation\":1");
        assertThat(store.auditChain().verify()).isInstanceOf(AuditChain.Intact.class);
    }

    @Test
    @Tag("I7")
    void refusesAnApprovalThatTheBotDidNotWrite() throws SQLException {
        Operation seen = propose("orders");
        String forged = new StoredJson().write(OperationEvent.class, approvedByBob());
        rig.sql("INSERT INTO operation_event VALUES (1, 1, 0, '" + forged + "', '" + "0".repeat(64) + "')");
        assertThatThrownBy(() -> operations.find(seen.id()))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("event 1 of request 1 is not as the bot wrote it");
    }

    @Test
    @Tag("F53")
    void leavesAloneWhatANewerVersionStarted() throws SQLException {
        Operation newer = propose("orders");
        assertThat(operations.claim("orders", newer.id())).isTrue();
        Operation known = propose("billing");
        String event = "{\"@kind\":\"Paused\",\"at\":\"2026-11-20T12:00:00Z\"}";
        String seal = KeyFile.open(rig.settings, new SecureRandom(), true).of("event", "1", "1", event);
        rig.sql("INSERT INTO operation_event VALUES (1, 1, 0, '" + event + "', '" + seal + "')");
        reopen();
        assertThat(operations.unfinished()).containsExactly(known);
        assertThat(operations.claim("orders", known.id())).isFalse();
        assertThatThrownBy(() -> operations.holder("orders"))
                .isInstanceOf(UnknownKind.class)
                .hasMessageContaining("'Paused'");
    }
}
