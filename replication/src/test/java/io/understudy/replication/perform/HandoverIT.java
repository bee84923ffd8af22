package io.understudy.replication.perform;

import static io.understudy.replication.theatre.Theatre.promote;
import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepFailed;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.ReplicationStep.AwaitLastWal;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.Step;
import io.understudy.replication.scratch.TestSql;
import io.understudy.replication.theatre.CommitLog;
import io.understudy.replication.theatre.Freeze;
import io.understudy.replication.theatre.RoleSampler;
import io.understudy.replication.theatre.Theatre;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong between the old primary's stop and the promotion, when there is no primary. */
class HandoverIT {
    private static final String MORE_THAN_SOCKETS_BUFFER =
            "SELECT pg_logical_emit_message(false, 'test', repeat('x', 1000000)) FROM generate_series(1, 32)";

    @Test
    void doesNotWaitForASiblingThatHangs() throws Exception {
        try (Theatre theatre = Theatre.openWithSibling();
                CommitLog writers = theatre.writers(4)) {
            writers.awaitMore(100);
            Path sibling = Path.of(theatre.spec().requireNode("db3").postgres().dataDirectory());
            try (Freeze frozen = Freeze.of(sibling)) {
                TestSql.execute(theatre.pair().primary(), MORE_THAN_SOCKETS_BUFFER);
                Operation ended = theatre.complete(promote("db2"));
                assertThat(ended.plan().kind()).isEqualTo("switchover");
                writers.awaitMore(100);
                writers.stop();
                assertThat(writers.lost()).isEmpty();
                assertThat(primary(theatre)).isEqualTo("db2");
                assertThat(ended.eventsOf(StepFailed.class)).isEmpty();
                frozen.thaw();
            }
        }
    }

    @Test
    void startsTheOldPrimaryAgainWhenTheCandidateFreezesAfterTheStop() throws Exception {
        AtomicReference<Freeze> frozen = new AtomicReference<>();
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer();
                RoleSampler roles = new RoleSampler(theatre)) {
            writer.awaitMore(100);
            theatre.afterEachEvent(operation -> {
                if (last(operation, StepStarted.class, StopPrimary.class)) {
                    frozen.set(freeze(theatre.spec().requireNode("db2")));
                }
                if (last(operation, StepDone.class, StartServer.class)) {
                    frozen.get().thaw();
                }
            });

            Operation ended = theatre.carryOut(promote("db2"));
            writer.awaitMore(100);
            writer.stop();

            assertThat(ended.state()).isEqualTo(OperationState.FAILED);
            assertThat(failed(ended)).isInstanceOf(AwaitLastWal.class);
            assertThat(writer.lost()).isEmpty();
            assertThat(roles.primariesInOrder()).containsExactly("db1");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        } finally {
            frozen.get().thaw();
        }
    }

    /** The candidate's data directory refuses the file with which a promotion is asked for. */
    @Test
    @Tag("I6")
    void startsTheOldPrimaryAgainWhenThePromotionIsRefusedAndProvenIdle() throws Exception {
        try (Theatre theatre = Theatre.open();
                CommitLog writer = theatre.writer();
                RoleSampler roles = new RoleSampler(theatre)) {
            Path candidate = theatre.pair().standby().dataDirectory();
            writer.awaitMore(100);
            theatre.afterEachEvent(operation -> {
                if (last(operation, StepStarted.class, PromoteStandby.class)) {
                    permit(candidate, "r-x------");
                }
                if (last(operation, StepFailed.class, PromoteStandby.class)) {
                    permit(candidate, "rwx------");
                }
            });

            Operation ended = theatre.carryOut(promote("db2"));
            writer.awaitMore(100);
            writer.stop();

            assertThat(ended.state()).isEqualTo(OperationState.FAILED);
            assertThat(failed(ended)).isInstanceOf(PromoteStandby.class);
            assertThat(ended.events().get(ended.events().size() - 1))
                    .isInstanceOfSatisfying(OperationEvent.Failed.class, event -> assertThat(event.outcome())
                            .endsWith("was refused, proven without any effect; everything is as it was before."));
            assertThat(writer.lost()).isEmpty();
            assertThat(roles.primariesInOrder()).containsExactly("db1");
            assertThat(theatre.watch().look().assessment().state()).isEqualTo(ClusterState.HEALTHY);
        }
    }

    private static Step failed(Operation operation) {
        return operation
                .plan()
                .steps()
                .get(operation.eventsOf(StepFailed.class).get(0).step());
    }

    private static String primary(Theatre theatre) throws InterruptedException {
        return theatre.watch().look().assessment().primary().orElseThrow().node();
    }

    /** Whether the last event is of this kind, about a step of that kind. */
    private static boolean last(Operation operation, Class<?> event, Class<? extends Step> kind) {
        OperationEvent last = operation.events().get(operation.events().size() - 1);
        return event.isInstance(last) && kind.isInstance(stepOf(operation, last));
    }

    private static Step stepOf(Operation operation, OperationEvent event) {
        if (event instanceof StepStarted one) {
            return step(operation, one.retreat(), one.step());
        }
        if (event instanceof StepDone one) {
            return step(operation, one.retreat(), one.step());
        }
        StepFailed one = (StepFailed) event;
        return step(operation, one.retreat(), one.step());
    }

    private static Step step(Operation operation, boolean retreat, int index) {
        return (retreat ? operation.plan().retreat() : operation.plan().steps()).get(index);
    }

    private static Freeze freeze(NodeSpec node) {
        try {
            return Freeze.of(Path.of(node.postgres().dataDirectory()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void permit(Path directory, String permissions) {
        try {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
