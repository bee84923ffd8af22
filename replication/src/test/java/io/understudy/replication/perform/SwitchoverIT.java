package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.ALICE;
import static io.understudy.replication.theatre.Theatre.BOB;
import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.RoleSampler;
import io.understudy.replication.theatre.Theatre;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SwitchoverIT {
    @Test
    void exchangesTheRolesTwiceAndLosesNoAcknowledgedCommitOfFourWritersAndNeverHasTwoPrimaries() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writers = theatre.writers(4);
                RoleSampler roles = new RoleSampler(theatre)) {
            writers.awaitMore(400);
            Operation there = theatre.complete(promote("db2"));
            writers.awaitMore(400);
            Operation back = theatre.complete(promote("db1"));
            writers.awaitMore(400);
            writers.stop();

            assertThat(there.plan().kind()).isEqualTo("switchover");
            assertThat(back.plan().kind()).isEqualTo("switchover");
            assertThat(writers.lost()).isEmpty();
            assertThat(roles.primariesInOrder()).containsExactly("db1", "db2", "db1");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        }
    }

    @Test
    void losesNoAcknowledgedCommitOfOneWriterAndLeavesWhatSomebodyHadSet() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            ScratchServer old = theatre.pair().primary();
            ScratchServer candidate = theatre.pair().standby();
            for (ScratchServer server : List.of(old, candidate)) {
                TestSql.execute(server, "ALTER SYSTEM SET wal_sender_timeout = '45000'");
                TestSql.execute(server, "ALTER SYSTEM SET wal_retrieve_retry_interval = '3s'");
                TestSql.execute(server, "SELECT pg_reload_conf()");
            }
            writer.awaitMore(100);
            theatre.complete(promote("db2"));
            writer.awaitMore(100);
            writer.stop();

            assertThat(writer.lost()).isEmpty();
            for (ScratchServer server : List.of(old, candidate)) {
                assertThat(TestSql.value(server, "SHOW wal_sender_timeout")).isEqualTo("45s");
                assertThat(TestSql.value(server, "SHOW wal_retrieve_retry_interval"))
                        .isEqualTo("3s");
            }
        }
    }

    @Test
    @Tag("story-13")
    @Tag("F28")
    void refusesAStalePreview() throws Exception {
        try (Theatre theatre = Theatre.open()) {
            Plan stale = theatre.plan(promote("db2"));
            Operation asked = theatre.desk().propose(stale, ALICE, "ops");
            theatre.complete(promote("db2"));

            Decision decision = theatre.desk().approve(asked.id(), BOB, Theatre.CLUSTER);

            assertThat(decision).isInstanceOf(Decision.Accepted.class);
            assertThat(theatre.ended(asked.id()).state()).isEqualTo(OperationState.VOIDED);
            assertThat(theatre.refusal(promote("db2")).objections().get(0).sentence())
                    .isEqualTo("db2 is the primary already.");
        }
    }
}
