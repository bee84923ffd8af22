package io.understudy.replication.perform;

import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.DisarmStandby;
import io.understudy.replication.plan.ReplicationStep.Repoint;
import io.understudy.replication.sql.ChangeableSetting;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What a data directory will start as, and where a running standby streams from. */
final class RolePerformers {
    private RolePerformers() {}

    record Arm(Stage stage) implements StepPerformer<ArmAsStandby> {
        @Override
        public Standing standing(ArmAsStandby step, Optional<String> before) {
            return new StandbySignal(stage, step.node()).isArmed(step.upstream(), step.slot())
                    ? new Standing.Done(step.node() + " can only start as a standby of " + step.upstream())
                    : new Standing.NotDone(step.node() + " is not prepared as a standby of " + step.upstream());
        }

        @Override
        public void perform(ArmAsStandby step, Consumer<Progress> progress) throws StepFailedException {
            new StandbySignal(stage, step.node()).arm(step.upstream(), step.slot());
        }
    }

    record Disarm(Stage stage) implements StepPerformer<DisarmStandby> {
        private static final String REMOVE = "rm -f -- \"$1\"";

        @Override
        public Standing standing(DisarmStandby step, Optional<String> before) {
            return new StandbySignal(stage, step.node()).isThere()
                    ? new Standing.NotDone("standby.signal is still there on " + step.node())
                    : new Standing.Done(step.node() + " starts as the primary");
        }

        @Override
        public void perform(DisarmStandby step, Consumer<Progress> progress) throws StepFailedException {
            stage.requireScript(
                    step.node(),
                    "to remove standby.signal on " + step.node(),
                    "look at its owner and mode",
                    REMOVE,
                    new StandbySignal(stage, step.node()).path().toString());
        }
    }

    /** From PostgreSQL 13 on, both settings take effect with a reload. */
    record PointElsewhere(Stage stage) implements StepPerformer<Repoint> {
        private static final Duration POLL = Duration.ofMillis(50);
        private static final Duration RELOAD = Duration.ofSeconds(5);

        @Override
        public Standing standing(Repoint step, Optional<String> before) {
            String wanted = stage.conninfo(step.upstream(), step.node());
            boolean there = stage.sql()
                            .settings()
                            .value(step.node(), ChangeableSetting.PRIMARY_CONNINFO)
                            .equals(wanted)
                    && stage.sql()
                            .settings()
                            .value(step.node(), ChangeableSetting.PRIMARY_SLOT_NAME)
                            .equals(step.slot());
            return there
                    ? new Standing.Done(step.node() + " is pointed at " + step.upstream())
                    : new Standing.NotDone(step.node() + " is pointed elsewhere");
        }

        @Override
        public void perform(Repoint step, Consumer<Progress> progress) throws InterruptedException {
            String conninfo = stage.conninfo(step.upstream(), step.node());
            stage.sql().settings().set(step.node(), ChangeableSetting.PRIMARY_CONNINFO, conninfo);
            stage.sql().settings().set(step.node(), ChangeableSetting.PRIMARY_SLOT_NAME, step.slot());
            stage.sql().settings().reload(step.node());
            new Await(stage, POLL, RELOAD).until(() -> standing(step, Optional.empty()));
        }
    }
}
