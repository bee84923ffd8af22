package io.understudy.replication.perform;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.ControlFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.VerifyPrimary;
import io.understudy.replication.sql.PromotionSql.WriteProof;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps around the moment in which another node becomes the primary. */
final class PromotionPerformers {
    private static final Duration QUICK = Duration.ofMillis(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private PromotionPerformers() {}

    /** Leaves no trace but the control file's checkpoint: {@code before} is the WAL position at its beginning. */
    record MakeCheckpoint(Stage stage) implements StepPerformer<Checkpoint> {
        @Override
        public Optional<String> before(Checkpoint step) {
            return Optional.of(stage.sql().positions().current(step.node()).toString());
        }

        @Override
        public Standing standing(Checkpoint step, Optional<String> before) {
            ControlFinding finding = stage.control(step.node());
            if (finding instanceof ControlFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            Lsn checkpoint = ((ControlFinding.Seen) finding).control().checkpoint();
            if (before.isPresent() && !Lsn.parse(before.get()).isAfter(checkpoint)) {
                return new Standing.Done("checkpoint at " + checkpoint);
            }
            return new Standing.NotDone("no checkpoint of " + step.node() + " since this began");
        }

        @Override
        public void perform(Checkpoint step, Consumer<Progress> progress) {
            progress.accept(Progress.phase("checkpoint of " + step.node()));
            stage.sql().promotion().checkpoint(step.node());
        }
    }

    record Promote(Stage stage) implements StepPerformer<PromoteStandby> {
        @Override
        public Standing standing(PromoteStandby step, Optional<String> before) {
            if (!stage.sql().positions().isInRecovery(step.node())) {
                return new Standing.Done(step.node() + " is out of recovery on timeline "
                        + stage.sql().positions().runningTimeline(step.node()));
            }
            return new Standing.NotDone(step.node() + " is in recovery");
        }

        @Override
        public void perform(PromoteStandby step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            requireStopped(step.oldPrimary());
            go(step);
        }

        /** For whoever has proven before that the old primary is away. */
        void go(PromoteStandby step) throws StepFailedException, InterruptedException {
            stage.sql().promotion().promote(step.node());
            new Await(stage, QUICK, MINUTE)
                    .until(() -> stage.sql().positions().isInRecovery(step.node())
                            ? new Standing.NotDone("in recovery")
                            : new Standing.Done("out of recovery"));
        }

        /** The order matters: a request lies in the file first, and is under way when the file is gone. */
        @Override
        public Optional<Standing> aftermath(PromoteStandby step) {
            boolean nothing = stage.sql().positions().isInRecovery(step.node())
                    && !asked(step)
                    && stage.sql().promotion().isProvenIdle(step.node());
            return Optional.of(
                    nothing
                            ? new Standing.NotDone(step.node() + " is in recovery and was not asked to promote itself")
                            : new Standing.Unknown(
                                    "The promotion of " + step.node() + " failed, and it may still take effect.",
                                    new ByHand(stage.spec()).afterAnUnclearPromotion(step.node(), step.oldPrimary())));
        }

        /** The server takes this file away when it acts on it. */
        private boolean asked(PromoteStandby step) {
            return stage.owner(step.node())
                    .exists(Path.of(stage.node(step.node()).postgres().dataDirectory(), "promote"));
        }

        /** The last look before the point of no return, also when a restarted bot comes here again. */
        private void requireStopped(String old) throws StepFailedException {
            if (stage.control(old) instanceof ControlFinding.Seen seen && seen.isShutDownForGood()) {
                return;
            }
            boolean stopped = stage.requireSeen(old).postmaster() instanceof Postmaster.Gone gone
                    && gone.survivors().isEmpty();
            if (!stopped) {
                throw new StepFailedException(
                        old + " to be stopped before another node is promoted",
                        "its server process is alive",
                        "nothing was promoted; look at /replica status");
            }
        }
    }

    /** After a promotion the control file's timeline stays old until a checkpoint: one is made here. */
    record Verify(Stage stage) implements StepPerformer<VerifyPrimary> {
        @Override
        public Standing standing(VerifyPrimary step, Optional<String> before) {
            WriteProof proof = stage.sql().promotion().writeProbe(step.node());
            if (proof instanceof WriteProof.ReadOnly readOnly) {
                return new Standing.NotDone(step.node() + " refuses writes: " + readOnly.why());
            }
            int running = stage.sql().positions().runningTimeline(step.node());
            int onDisk = stage.sql().positions().controlTimeline(step.node());
            return running == onDisk
                    ? new Standing.Done("a write committed on " + step.node() + " on timeline " + running)
                    : new Standing.NotDone("the control file of " + step.node() + " is still on timeline " + onDisk);
        }

        @Override
        public void perform(VerifyPrimary step, Consumer<Progress> progress) {
            stage.sql().promotion().checkpoint(step.node());
        }
    }
}
