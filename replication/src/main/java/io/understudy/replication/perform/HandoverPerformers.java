package io.understudy.replication.perform;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.inspect.ControlInspector;
import io.understudy.replication.observe.ControlFinding;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.HandoverStep.AwaitStopped;
import io.understudy.replication.plan.ReplicationStep.AwaitLastWal;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.sql.SqlFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** From the old primary's stop to the moment in which the candidate has everything: nobody can write meanwhile. */
final class HandoverPerformers {
    private HandoverPerformers() {}

    /** The stop of a running primary: done as soon as its control file says so, its process may end later. */
    record StopThePrimary(Stage stage, Shutdowns shutdowns) implements StepPerformer<StopPrimary> {
        private static final Duration DEADLINE = Duration.ofSeconds(90);

        @Override
        public Standing standing(StopPrimary step, Optional<String> before) {
            ControlFinding finding = shutdowns.of(step.node());
            if (finding instanceof ControlFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            ControlFinding.Seen seen = (ControlFinding.Seen) finding;
            return seen.control().isShutDown()
                    ? new Standing.Done(
                            step.node() + " was shut down at " + seen.control().checkpoint())
                    : new Standing.NotDone(step.node() + " is not shut down");
        }

        @Override
        public void perform(StopPrimary step, Consumer<Progress> progress) throws StepFailedException {
            CommandResult asked = stage.service(step.node()).beginFastStop();
            Stage.require(asked, "to stop " + step.node(), "look at its sessions and its log");
            ControlFinding found =
                    new ControlInspector(DEADLINE).awaitShutdown(stage.node(step.node()), stage.owner(step.node()));
            if (found instanceof ControlFinding.Unseen unseen) {
                throw new StepFailedException(
                        "a fast stop of " + step.node() + " within a minute",
                        unseen.reason(),
                        "a session or a standby that does not answer holds it; see its log");
            }
            shutdowns.keep(step.node(), found);
        }
    }

    /**
     * A candidate that cannot be asked counts as one that lacks something: nothing is promoted yet, and the way back loses
     * nothing, while every second of asking again is one without a primary.
     */
    record AwaitTheLastWal(Stage stage, Shutdowns shutdowns) implements StepPerformer<AwaitLastWal> {
        private static final Duration POLL = Duration.ofMillis(2);
        private static final Duration NO_PROGRESS = Duration.ofSeconds(5);

        @Override
        public Standing standing(AwaitLastWal step, Optional<String> before) {
            ControlFinding finding = shutdowns.of(step.stoppedPrimary());
            if (finding instanceof ControlFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            ControlFinding.Seen seen = (ControlFinding.Seen) finding;
            return seen.control().isShutDown()
                    ? past(step, seen.control().checkpoint())
                    : new Standing.NotDone(step.stoppedPrimary() + " is not shut down");
        }

        /** Strictly past it: a position equal to the checkpoint's start does not have the checkpoint. */
        private Standing past(AwaitLastWal step, Lsn shutdownCheckpoint) {
            try {
                Lsn replayed = replayed(step);
                String found = step.node() + " has replayed to " + replayed + ", " + step.stoppedPrimary()
                        + " was shut down at " + shutdownCheckpoint;
                return replayed.isAfter(shutdownCheckpoint) ? new Standing.Done(found) : new Standing.NotDone(found);
            } catch (SqlFailure silent) {
                return new Standing.NotDone(
                        "whether " + step.node() + " has everything is not known: " + silent.found());
            }
        }

        private Lsn replayed(AwaitLastWal step) {
            return stage.sql().positions().replayed(step.node()).orElse(Lsn.NONE);
        }

        @Override
        public void perform(AwaitLastWal step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            if (!(shutdowns.of(step.stoppedPrimary()) instanceof ControlFinding.Seen seen)) {
                throw new StepFailedException(
                        "the shutdown checkpoint of " + step.stoppedPrimary(),
                        "its machine cannot be asked",
                        "repair the bot's way to it: understudy check");
            }
            Lsn last = Lsn.NONE;
            Instant moved = stage.clock().instant();
            while (Duration.between(moved, stage.clock().instant()).compareTo(NO_PROGRESS) < 0) {
                Lsn now = replayed(step);
                if (now.isAfter(seen.control().checkpoint())) {
                    return;
                }
                if (now.isAfter(last)) {
                    last = now;
                    moved = stage.clock().instant();
                }
                stage.pause().of(POLL);
            }
        }
    }

    /**
     * A stop that was begun cannot be cancelled, and a server is never killed in silence: it is waited for, for ten minutes,
     * and then people are told how to end it.
     */
    record AwaitEnd(Stage stage) implements StepPerformer<AwaitStopped> {
        private static final Duration POLL = Duration.ofMillis(200);
        private static final Duration LONG = Duration.ofMinutes(10);

        @Override
        public Standing standing(AwaitStopped step, Optional<String> before) {
            NodeObservation server = stage.probe().look(step.node());
            if (server instanceof NodeObservation.Primary || server instanceof NodeObservation.Standby) {
                return new Standing.Done(step.node() + " was not stopped, it serves");
            }
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            return ((HostFinding.Seen) finding).postmaster() instanceof Postmaster.Gone gone
                            && gone.survivors().isEmpty()
                    ? new Standing.Done("no server process of " + step.node() + " is left")
                    : new Standing.NotDone("the stop of " + step.node() + " has not ended");
        }

        @Override
        public void perform(AwaitStopped step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            progress.accept(Progress.phase("waiting until the stop of " + step.node() + " has ended"));
            new Await(stage, POLL, LONG).until(() -> standing(step, Optional.empty()));
            if (standing(step, Optional.empty()) instanceof Standing.NotDone notDone) {
                throw new StepFailedException(
                        step.sentence(),
                        notDone.found() + " after 10 minutes",
                        new ByHand(stage.spec()).endTheStop(step.node()));
            }
        }
    }
}
