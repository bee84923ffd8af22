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
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Theatre;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SwitchoverIT {
    @Test
    void exchangesTheRolesTwiceAndLosesNoAcknowledgedCommit() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            awaitCommits(writer, 100);

            Operation there = theatre.complete(promote("db2"));
            awaitCommits(writer, writer.size() + 100);
            Operation back = theatre.complete(promote("db1"));
            awaitCommits(writer, writer.size() + 100);
            writer.stop();

            assertThat(there.plan().kind()).isEqualTo("switchover");
            assertThat(back.plan().kind()).isEqualTo("switchover");
            assertThat(writer.lost()).isEmpty();
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
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

    @Test
    void startsTheOldPrimaryAgainWhenTheCandidateDoesNotGetEverything() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer()) {
            awaitCommits(writer, 50);
            Operation asked = theatre.desk().propose(theatre.plan(promote("db2")), ALICE, "ops");
            theatre.pair().standby().signal("STOP");

            theatre.desk().approve(asked.id(), BOB, Theatre.CLUSTER);
            Operation ended = theatre.ended(asked.id());
            theatre.pair().standby().signal("CONT");
            awaitCommits(writer, writer.size() + 50);
            writer.stop();

            assertThat(ended.state()).isIn(OperationState.VOIDED, OperationState.FAILED, OperationState.NEEDS_HUMAN);
            assertThat(theatre.watch()
                            .look()
                            .assessment()
                            .primary()
                            .orElseThrow()
                            .node())
                    .isEqualTo("db1");
            assertThat(writer.lost()).isEmpty();
        }
    }

    private static void awaitCommits(CommitLog writer, int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> writer.size() >= count);
    }
}
