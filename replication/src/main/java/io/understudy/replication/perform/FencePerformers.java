package io.understudy.replication.perform;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.ConfirmLoss;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import java.util.Optional;
import java.util.function.Consumer;

/** Making sure that a dead primary stays dead, and what it alone has. */
final class FencePerformers {
    private FencePerformers() {}

    record Fence(Stage stage) implements StepPerformer<FenceDeadPrimary> {
        @Override
        public Standing standing(FenceDeadPrimary step, Optional<String> before) {
            Standing machine = new MachineFence(stage, step.node()).standing();
            return machine instanceof Standing.Done done && hasData(step.node()) ? armed(step, done) : machine;
        }

        private boolean hasData(String node) {
            return stage.inspect(node) instanceof HostFinding.Seen seen
                    && seen.directory() instanceof DataDirectory.Cluster;
        }

        private Standing armed(FenceDeadPrimary step, Standing.Done machine) {
            return new StandbySignal(stage, step.node()).isArmed(step.newPrimary(), step.slot())
                    ? new Standing.Done(machine.evidence() + "; and " + step.node() + " can only start as a standby")
                    : new Standing.NotDone(step.node() + " could start as a primary again");
        }

        @Override
        public void perform(FenceDeadPrimary step, Consumer<Progress> progress) throws StepFailedException {
            new MachineFence(stage, step.node()).close();
            if (hasData(step.node())) {
                new StandbySignal(stage, step.node()).arm(step.newPrimary(), step.slot());
            }
        }
    }

    record Confirm(Stage stage) implements StepPerformer<ConfirmLoss> {
        @Override
        public Standing standing(ConfirmLoss step, Optional<String> before) {
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            if (!(((HostFinding.Seen) finding).directory() instanceof DataDirectory.Cluster data)
                    || data.walEnd().isEmpty()) {
                return new Standing.NotDone("the WAL of " + step.node() + " cannot be read");
            }
            if (!(stage.probe().look(step.candidate()) instanceof NodeObservation.Standby candidate)) {
                return new Standing.NotDone(step.candidate() + " does not answer as a standby");
            }
            return judged(step, data.walEnd().get(), candidate.have());
        }

        private static Standing judged(ConfirmLoss step, Lsn end, Lsn have) {
            long lacking = end.bytesAfter(have);
            String found = step.candidate() + " lacks " + Bytes.words(lacking) + ": it has " + have + ", the WAL of "
                    + step.node() + " ends at " + end;
            return lacking <= step.limitBytes() ? new Standing.Done(found) : new Standing.NotDone(found);
        }

        @Override
        public void perform(ConfirmLoss step, Consumer<Progress> progress) throws StepFailedException {
            Standing standing = standing(step, Optional.empty());
            if (standing instanceof Standing.NotDone notDone) {
                throw new StepFailedException(
                        "a loss of at most " + Bytes.words(step.limitBytes()),
                        notDone.found(),
                        "start the old primary again instead: /replica start " + step.node() + ", or ask anew");
            }
        }
    }
}
