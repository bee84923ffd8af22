package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepFailed;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.OperationState;
import io.understudy.replication.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every step of an operation with what became of it, read from its events. */
final class StepRows {
    private final Operation operation;
    private final boolean retreat;

    private StepRows(Operation operation, boolean retreat) {
        this.operation = operation;
        this.retreat = retreat;
    }

    /** The plan's own steps, and those of its retreat once that began. */
    static List<Part> of(Operation operation) {
        List<Part> tables = new ArrayList<>();
        tables.add(new StepRows(operation, false).table(operation.plan().steps()));
        boolean tookBack = operation.eventsOf(StepStarted.class).stream().anyMatch(StepStarted::retreat);
        if (tookBack) {
            tables.add(new Part.Text("Taken back:"));
            tables.add(new StepRows(operation, true).table(operation.plan().retreat()));
        }
        return tables;
    }

    private Part.Table table(List<Step> steps) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            rows.add(List.of(Integer.toString(i + 1), steps.get(i).sentence(), state(i), finding(i)));
        }
        return new Part.Table(List.of("Step", "What", "State", "Found"), rows);
    }

    private String state(int step) {
        if (done(step).isPresent()) {
            return "✓ done";
        }
        if (failed(step).isPresent()) {
            return "✗ FAILED";
        }
        boolean ended = operation.state().ended();
        if (started(step)) {
            return ended ? unfinished() : "▸ running";
        }
        return ended || (!retreat && operation.retreating()) ? "· not done" : "· waiting";
    }

    private String unfinished() {
        return operation.state() == OperationState.CANCELLED ? "· stopped" : "? not known";
    }

    private String finding(int step) {
        return done(step)
                .map(StepDone::evidence)
                .or(() -> failed(step)
                        .map(failure ->
                                "wanted " + failure.wanted() + "; found " + failure.found() + "; " + failure.hint()))
                .orElse("");
    }

    private Optional<StepDone> done(int step) {
        return operation.eventsOf(StepDone.class).stream()
                .filter(event -> event.retreat() == retreat && event.step() == step)
                .findFirst();
    }

    private Optional<StepFailed> failed(int step) {
        return operation.eventsOf(StepFailed.class).stream()
                .filter(event -> event.retreat() == retreat && event.step() == step)
                .findFirst();
    }

    private boolean started(int step) {
        return operation.eventsOf(StepStarted.class).stream()
                .anyMatch(event -> event.retreat() == retreat && event.step() == step);
    }
}
