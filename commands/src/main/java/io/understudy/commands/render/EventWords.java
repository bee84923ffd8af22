package io.understudy.commands.render;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepFailed;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened to an operation, event by event. */
final class EventWords {
    private EventWords() {}

    /** Whether {@code later} says what became of the step that {@code event} started. */
    static boolean ends(OperationEvent later, OperationEvent event) {
        if (!(event instanceof StepStarted started)) {
            return false;
        }
        return (later instanceof StepDone done && done.retreat() == started.retreat() && done.step() == started.step())
                || (later instanceof StepFailed failed
                        && failed.retreat() == started.retreat()
                        && failed.step() == started.step());
    }

    static String what(Operation operation, OperationEvent event) {
        if (event instanceof StepStarted started) {
            return "began " + step(operation, started.retreat(), started.step());
        }
        if (event instanceof StepDone done) {
            return "did " + step(operation, done.retreat(), done.step());
        }
        if (event instanceof StepFailed failed) {
            return "FAILED at " + step(operation, failed.retreat(), failed.step());
        }
        return by(event).map(person -> person.name() + " ").orElse("") + kind(event);
    }

    /** Evidence, reasons and outcomes. */
    static String found(OperationEvent event) {
        if (event instanceof StepDone done) {
            return done.evidence();
        }
        if (event instanceof StepFailed failed) {
            return "wanted " + failed.wanted() + "; found " + failed.found() + "; " + failed.hint();
        }
        if (event instanceof OperationEvent.Voided voided) {
            return voided.reason();
        }
        if (event instanceof OperationEvent.Failed failed) {
            return failed.outcome();
        }
        if (event instanceof OperationEvent.Cancelled cancelled) {
            return cancelled.outcome();
        }
        return event instanceof OperationEvent.NeedsHuman asks ? asks.reason() : "";
    }

    private static String step(Operation operation, boolean retreat, int index) {
        List<Step> steps =
                retreat ? operation.plan().retreat() : operation.plan().steps();
        return (retreat ? "back " : "step ") + (index + 1) + ": "
                + steps.get(index).sentence();
    }

    private static String kind(OperationEvent event) {
        if (event instanceof OperationEvent.CancelRequested) {
            return "wanted it stopped";
        }
        if (event instanceof OperationEvent.NeedsHuman) {
            return "a human is needed";
        }
        if (event instanceof OperationEvent.Voided) {
            return "void: nothing was done";
        }
        return event instanceof OperationEvent.Reminded
                ? "people were reminded"
                : event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static Optional<Person> by(OperationEvent event) {
        if (event instanceof OperationEvent.Approved approved) {
            return Optional.of(approved.by());
        }
        if (event instanceof OperationEvent.Rejected rejected) {
            return Optional.of(rejected.by());
        }
        if (event instanceof OperationEvent.CancelRequested requested) {
            return Optional.of(requested.by());
        }
        return event instanceof OperationEvent.Cancelled cancelled ? Optional.of(cancelled.by()) : Optional.empty();
    }
}
