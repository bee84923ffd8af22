package io.understudy.replication.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.host.Patience;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.sweep.Watch;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operations ask and change, with the operator role's privileges and no more. */
class OperatorSqlIT {
    private ScratchPair pair;
    private NodeConnections connections;
    private OperatorSql sql;

    @BeforeEach
    void start() {
        pair = ScratchPair.temporary();
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        connections = new NodeConnections(spec, spec.operator(), Deadlines.OF_A_CHANGE);
        sql = new OperatorSql(connections);
    }

    @AfterEach
    void stop() {
        connections.close();
        pair.close();
    }

    @Test
    void slotsAreCreatedOnceKeepWalAtOnceAndAreDroppedOnlyWhenIdle() {
        SlotSql slots = sql.slots();
        SlotSql.Creation created = slots.create("db1", "understudy_db3");
        assertThat(created).isInstanceOfSatisfying(SlotSql.Creation.Created.class, one -> assertThat(
                        one.restart().isValid())
                .isTrue());
        assertThat(slots.create("db1", "understudy_db3")).isInstanceOf(SlotSql.Creation.AlreadyThere.class);
        assertThat(slots.find("db1", "understudy_db3").orElseThrow().restart()).isPresent();
        assertThat(slots.drop("db1", "understudy_db3")).isEqualTo(SlotSql.Removal.DROPPED);
        assertThat(slots.drop("db1", "understudy_db3")).isEqualTo(SlotSql.Removal.NOT_THERE);
        assertThat(slots.drop("db1", "db2")).isEqualTo(SlotSql.Removal.IN_USE);
        assertThat(slots.find("db1", "understudy_db3")).isEmpty();
    }

    @Test
    @Tag("F9")
    void aHangingPostmasterIsGivenUpAfterTheTimeOfALoginNotOfAChange() {
        sql.positions().current("db1");
        pair.primary().signal("STOP");
        try {
            assertThatThrownBy(() -> connections.askReplication("db1", Connection::isReadOnly))
                    .satisfies(gaveUp -> assertThat(NodeSession.isTimeout((SQLException) gaveUp))
                            .isTrue());
        } finally {
            pair.primary().signal("CONT");
        }
    }

    @Test
    @Tag("story-11")
    void aWriteIsProvenOnThePrimaryAndRefusedByTheStandby() throws Exception {
        Lsn before = sql.positions().current("db1");
        PromotionSql.WriteProof.Committed proof =
                (PromotionSql.WriteProof.Committed) sql.promotion().writeProbe("db1");
        assertThat(proof.at()).isGreaterThan(before);
        assertThat(TestSql.value(pair.primary(), "SELECT pg_xact_status('" + proof.transactionId() + "'::xid8)"))
                .isEqualTo("committed");
        assertThat(sql.promotion().writeProbe("db2")).isInstanceOf(PromotionSql.WriteProof.ReadOnly.class);
        TestSql.execute(pair.primary(), "ALTER ROLE understudy_operator SET default_transaction_read_only = on");
        assertThat(sql.promotion().writeProbe("db1"))
                .isEqualTo(new PromotionSql.WriteProof.ReadOnly("default_transaction_read_only is on"));
    }

    @Test
    void aPromotionIsSeenByItsRoleAndLineageAndTheControlFileFollowsACheckpoint() {
        assertThat(sql.privileges().missing("db2")).isEmpty();
        Lsn received = sql.positions().received("db2").orElseThrow();
        assertThat(sql.promotion().promote("db2")).isTrue();
        Patience.await().until(() -> !sql.positions().isInRecovery("db2"));
        sql.promotion().checkpoint("db2");
        assertThat(sql.positions().controlTimeline("db2")).isEqualTo(2);
        TimelineHistory history = sql.positions().history("db2", 2);
        assertThat(history.endOf(1)).hasValueSatisfying(end -> assertThat(end).isGreaterThanOrEqualTo(received));
        assertThat(sql.positions().replayed("db2")).isPresent();
    }

    @Test
    void settingsAreChangedResetAndQuoted() {
        SettingSql settings = sql.settings();
        settings.set("db1", ChangeableSetting.PRIMARY_CONNINFO, "host=127.0.0.1 application_name='it''s \\ \"me\"'");
        settings.set("db1", ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL, "10ms");
        settings.reload("db1");
        Patience.await()
                .until(() -> settings.value("db1", ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL), "10ms"::equals);
        assertThat(settings.value("db1", ChangeableSetting.PRIMARY_CONNINFO))
                .isEqualTo("host=127.0.0.1 application_name='it''s \\ \"me\"'");
        settings.reset("db1", ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL);
        settings.reload("db1");
        Patience.await()
                .until(() -> settings.value("db1", ChangeableSetting.WAL_RETRIEVE_RETRY_INTERVAL), "5s"::equals);
    }

    @Test
    void theOperatorsRoleLacksNothingAndTheWatchersAllThatChanges() {
        assertThat(sql.privileges().missing("db1")).isEmpty();
        ClusterSpec spec = Watch.spec(RoleNames.DEFAULT.watcher(), pair.primary(), pair.standby());
        try (NodeConnections watcher = new NodeConnections(spec, spec.watcher(), Deadlines.OF_A_CHANGE)) {
            assertThat(new OperatorSql(watcher).privileges().missing("db1"))
                    .contains(
                            "GRANT EXECUTE ON FUNCTION pg_catalog.pg_promote(boolean, integer) TO understudy_watcher",
                            "ALTER ROLE understudy_watcher REPLICATION",
                            "GRANT pg_checkpoint TO understudy_watcher");
            assertThatThrownBy(() -> new OperatorSql(watcher).promotion().promote("db2"))
                    .isInstanceOfSatisfying(SqlFailure.class, failure -> assertThat(failure.sqlState())
                            .isEqualTo("42501"))
                    .hasMessage("on db2: wanted to promote it, found: ERROR: permission denied for function pg_promote"
                            + " Grant the operator's role what it lacks; `understudy check` names it.");
        }
    }
}
