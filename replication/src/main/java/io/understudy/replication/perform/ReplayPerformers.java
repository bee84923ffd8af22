package io.understudy.replication.perform;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ServerStep.PauseReplay;
import io.understudy.replication.plan.ServerStep.ResumeReplay;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Pausing replay and letting it go on. A pause is asked for, and comes between two records. */
final class ReplayPerformers {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(30);

    private ReplayPerformers() {}

    record Pause(Stage stage) implements StepPerformer<PauseReplay> {
        @Override
        public Standing standing(PauseReplay step, Optional<String> before) {
            ReplayPause state = stage.sql().replay().state(step.node());
            if (state != ReplayPause.PAUSED) {
                return new Standing.NotDone("replay on " + step.node()
                        + (state == ReplayPause.PAUSE_REQUESTED ? " is asked to pause and goes on" : " goes on"));
            }
            Lsn at = stage.sql().positions().replayed(step.node()).orElse(Lsn.NONE);
            return new Standing.Done("replay on " + step.node() + " is paused at " + at);
        }

        @Override
        public void perform(PauseReplay step, Consumer<Progress> progress) throws InterruptedException {
            stage.sql().replay().pause(step.node());
            new Await(stage, POLL, BETWEEN_RECORDS).until(() -> standing(step, Optional.empty()));
        }
    }

    /** A primary replays nothing that could be paused. */
    record Resume(Stage stage) implements StepPerformer<ResumeReplay> {
        @Override
        public Standing standing(ResumeReplay step, Optional<String> before) {
            if (!stage.sql().positions().isInRecovery(step.node())) {
                return new Standing.Done(step.node() + " is a primary");
            }
            return stage.sql().replay().state(step.node()) == ReplayPause.NOT_PAUSED
                    ? new Standing.Done("replay on " + step.node() + " goes on")
                    : new Standing.NotDone("replay on " + step.node() + " is paused");
        }

        @Override
        public void perform(ResumeReplay step, Consumer<Progress> progress) {
            stage.sql().replay().resume(step.node());
        }
    }
}
