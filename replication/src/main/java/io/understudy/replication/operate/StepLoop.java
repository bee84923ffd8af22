package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Performs the steps of a plan, or of its retreat, from the first that is not done. The same loop runs after a crash:
 * each step is asked where it stands before it is touched.
 */
final class StepLoop {
    /** How the loop ended. */
    enum End {
        ALL_DONE,
        STEP_FAILED,
        /** People stopped it before the point of no return. */
        CANCELLED,
        HUMAN_NEEDED
    }

    private final StepPerformers performers;
    private final OperationJournal journal;
    private final InstantSource clock;
    private final Cancellation cancellation;
    private final boolean retreat;

    StepLoop(
            StepPerformers performers,
            OperationJournal journal,
            InstantSource clock,
            Cancellation cancellation,
            boolean retreat) {
        this.performers = performers;
        this.journal = journal;
        this.clock = clock;
        this.cancellation = cancellation;
        this.retreat = retreat;
    }

    End run(List<Step> steps) throws InterruptedException {
        for (int i = journal.operation().stepsDone(retreat); i < steps.size(); i++) {
            End end = isCancelled() ? stop(steps.get(i), i) : settle(steps.get(i), i);
            if (end != End.ALL_DONE) {
                return end;
            }
        }
        return End.ALL_DONE;
    }

    /** The way back is never cancelled. */
    private boolean isCancelled() {
        return !retreat && journal.operation().stoppedBy().isPresent();
    }

    /** Before this step, unless it was begun: then what became of it is found out first. */
    private End stop(Step step, int index) throws InterruptedException {
        Optional<OperationEvent.StepStarted> begun = begun(index);
        if (begun.isEmpty()) {
            return End.CANCELLED;
        }
        Standing standing = performers.standing(step, begun.get().before());
        if (!(standing instanceof Standing.NotDone)) {
            End end = conclude(step, index, standing);
            return end == End.ALL_DONE
                            && index + 1 < journal.operation().plan().steps().size()
                    ? End.CANCELLED
                    : end;
        }
        try {
            performers.abandon(step);
        } catch (StepFailedException e) {
            journal.append(
                    new OperationEvent.StepFailed(clock.instant(), retreat, index, e.wanted(), e.found(), e.hint()));
            return End.STEP_FAILED;
        }
        return End.CANCELLED;
    }

    private End settle(Step step, int index) throws InterruptedException {
        Optional<OperationEvent.StepStarted> begun = begun(index);
        Optional<String> before = begun.isPresent() ? begun.get().before() : performers.before(step);
        Standing standing = performers.standing(step, before);
        if (standing instanceof Standing.NotDone) {
            return begin(step, index, before);
        }
        return conclude(step, index, standing);
    }

    private End begin(Step step, int index, Optional<String> before) throws InterruptedException {
        if (!journal.begin(new OperationEvent.StepStarted(clock.instant(), retreat, index, before))) {
            return stop(step, index);
        }
        try {
            perform(step);
        } catch (StepCancelledException e) {
            return stop(step, index);
        } catch (StepFailedException e) {
            return failed(step, index, before, e);
        }
        return conclude(step, index, performers.standing(step, before));
    }

    private void perform(Step step) throws StepFailedException, InterruptedException {
        if (retreat) {
            performers.perform(step, journal::progress);
            return;
        }
        cancellation.listen(journal.operation().id());
        try {
            performers.perform(step, journal::progress);
        } finally {
            cancellation.stopListening();
        }
    }

    /** A failure report is not the last word: the step may have happened all the same. */
    private End failed(Step step, int index, Optional<String> before, StepFailedException e)
            throws InterruptedException {
        Standing standing = performers.standing(step, before);
        if (standing instanceof Standing.NotDone) {
            journal.append(
                    new OperationEvent.StepFailed(clock.instant(), retreat, index, e.wanted(), e.found(), e.hint()));
            return End.STEP_FAILED;
        }
        return conclude(step, index, standing);
    }

    private End conclude(Step step, int index, Standing standing) {
        if (standing instanceof Standing.Done done) {
            journal.append(new OperationEvent.StepDone(clock.instant(), retreat, index, done.evidence()));
            return End.ALL_DONE;
        }
        if (standing instanceof Standing.Unknown unknown) {
            journal.append(new OperationEvent.NeedsHuman(
                    clock.instant(),
                    "It cannot be told whether this step happened: " + step.sentence() + ". " + unknown.reason(),
                    unknown.commands()));
            return End.HUMAN_NEEDED;
        }
        Standing.NotDone notDone = (Standing.NotDone) standing;
        journal.append(new OperationEvent.StepFailed(
                clock.instant(),
                retreat,
                index,
                step.sentence(),
                notDone.found(),
                "see the server's log on " + step.node()));
        return End.STEP_FAILED;
    }

    private Optional<OperationEvent.StepStarted> begun(int index) {
        return journal.operation().eventsOf(OperationEvent.StepStarted.class).stream()
                .filter(started -> started.retreat() == retreat && started.step() == index)
                .reduce((first, second) -> second);
    }
}
