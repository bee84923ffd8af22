package io.understudy.replication.perform;

import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.FenceStep.EndHungServer;
import io.understudy.replication.plan.FenceStep.ForbidAutostart;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fencing a node on its own machine, and letting it go. */
final class AutostartPerformers {
    private AutostartPerformers() {}

    record Forbid(Stage stage) implements StepPerformer<ForbidAutostart> {
        @Override
        public Standing standing(ForbidAutostart step, Optional<String> before) {
            return new MachineFence(stage, step.node()).standing();
        }

        @Override
        public void perform(ForbidAutostart step, Consumer<Progress> progress) throws StepFailedException {
            new MachineFence(stage, step.node()).close();
        }
    }

    record Allow(Stage stage) implements StepPerformer<AllowAutostart> {
        @Override
        public Standing standing(AllowAutostart step, Optional<String> before) {
            Autostart autostart = stage.service(step.node()).autostart();
            if (autostart instanceof Autostart.Unknown unknown) {
                return new Standing.Unknown(
                        "It cannot be told whether the server of " + step.node() + " may be started: " + unknown.why()
                                + ".",
                        List.of("understudy check"));
            }
            return autostart instanceof Autostart.Allowed allowed
                    ? new Standing.Done(step.node() + " may be started: " + allowed.how())
                    : new Standing.NotDone(((Autostart.Forbidden) autostart).evidence());
        }

        @Override
        public void perform(AllowAutostart step, Consumer<Progress> progress) throws StepFailedException {
            Stage.require(
                    stage.service(step.node()).allowAutostart(),
                    "to allow the start of " + step.node() + " again",
                    "it stays fenced; what it found says what to do by hand");
        }
    }

    /** Only what still hangs is ended: a server that goes on again is nobody's to kill. */
    record EndHung(Stage stage) implements StepPerformer<EndHungServer> {
        @Override
        public Standing standing(EndHungServer step, Optional<String> before) {
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            boolean gone = ((HostFinding.Seen) finding).postmaster() instanceof Postmaster.Gone dead
                    && dead.survivors().isEmpty();
            return gone
                    ? new Standing.Done("no process of the server of " + step.node() + " is left")
                    : new Standing.NotDone("processes of the server of " + step.node() + " are there");
        }

        @Override
        public void perform(EndHungServer step, Consumer<Progress> progress) throws StepFailedException {
            if (stage.requireSeen(step.node()).postmaster() instanceof Postmaster.Running) {
                throw new StepFailedException(
                        "the server of " + step.node() + " to hang",
                        "it goes on again",
                        "nothing was ended; look at /replica status");
            }
            new MachineFence(stage, step.node()).endAll();
        }
    }
}
