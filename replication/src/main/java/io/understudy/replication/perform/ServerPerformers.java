package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopStandby;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Starting and stopping servers. */
final class ServerPerformers {
    private ServerPerformers() {}

    record Start(Stage stage) implements StepPerformer<StartServer> {
        private static final Duration POLL = Duration.ofMillis(100);
        private static final Duration EXIT = Duration.ofSeconds(60);

        @Override
        public Standing standing(StartServer step, Optional<String> before) {
            NodeObservation seen = stage.probe().look(step.node());
            if (seen instanceof NodeObservation.Primary) {
                return new Standing.Done(step.node() + " runs as a primary");
            }
            if (seen instanceof NodeObservation.Standby || seen instanceof NodeObservation.WarmStandby) {
                return new Standing.Done(step.node() + " runs as a standby");
            }
            return new Standing.NotDone(step.node() + " does not answer");
        }

        /** A stopped server's process may live on for a second; a new one refuses to start beside it. */
        @Override
        public void perform(StartServer step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            new Await(stage, POLL, EXIT).until(() -> {
                boolean gone = stage.inspect(step.node()) instanceof HostFinding.Seen seen
                        && seen.postmaster() instanceof Postmaster.Gone processes
                        && processes.survivors().isEmpty();
                return gone ? new Standing.Done("gone") : standing(step, Optional.empty());
            });
            if (standing(step, Optional.empty()) instanceof Standing.Done) {
                return;
            }
            CommandResult result = stage.service(step.node()).start();
            Stage.require(
                    result,
                    "to start " + step.node(),
                    "read its log: " + stage.node(step.node()).postgres().serverLog());
        }
    }

    record StopAStandby(Stage stage) implements StepPerformer<StopStandby> {
        @Override
        public Standing standing(StopStandby step, Optional<String> before) {
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            return ((HostFinding.Seen) finding).postmaster() instanceof Postmaster.Gone
                    ? new Standing.Done(step.node() + " is stopped")
                    : new Standing.NotDone(step.node() + " runs");
        }

        @Override
        public void perform(StopStandby step, Consumer<Progress> progress) throws StepFailedException {
            if (stage.probe().look(step.node()) instanceof NodeObservation.Primary) {
                throw new StepFailedException(
                        step.node() + " to be a standby",
                        "it is a primary now",
                        "nothing was stopped; look at /replica status");
            }
            CommandResult stopped = stage.service(step.node()).stop();
            Stage.require(stopped, "to stop " + step.node(), "look at its log");
        }
    }
}
