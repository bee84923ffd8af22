package io.understudy.commands.render;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An operation that waits for approval: exactly the plan that will run. */
final class PreviewMessage {
    private PreviewMessage() {}

    static ChatMessage of(Operation operation) {
        return new ChatMessage(
                PlanWords.title(operation),
                text(operation),
                cannotBeTakenBack(operation.plan()) ? Tone.WARNING : Tone.NEUTRAL,
                parts(operation),
                buttons(operation),
                ChatMessage.Phase.AWAITING_DECISION);
    }

    private static String text(Operation operation) {
        return "Approval needed: " + PlanWords.headline(operation.plan()) + ". Asked by "
                + operation.requester().name() + ". " + approvals(operation) + "Expires "
                + Figures.minute(operation.expiresAt()) + ".";
    }

    private static String approvals(Operation operation) {
        if (operation.approvals() == 0) {
            return "";
        }
        String people = operation.eventsOf(OperationEvent.Approved.class).stream()
                .map(approved -> approved.by().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return "Approved by " + people + ", " + operation.approvals() + " of "
                + operation.plan().approval().needed() + ". ";
    }

    private static List<Part> parts(Operation operation) {
        Plan plan = operation.plan();
        List<Part> parts = new ArrayList<>();
        parts.add(facts(operation));
        parts.add(steps(plan));
        retreat(plan, parts);
        plan.risks().forEach(risk -> parts.add(new Part.Text("! " + risk)));
        parts.addAll(CheckLines.summary(plan.checks()));
        PlanWords.input(operation).ifPresent(parts::add);
        return parts;
    }

    private static Part.Facts facts(Operation operation) {
        Plan plan = operation.plan();
        List<Fact> facts = new ArrayList<>();
        if (!plan.intent().reason().isBlank()) {
            facts.add(new Fact("Reason", "\"" + plan.intent().reason() + "\""));
        }
        facts.add(new Fact("Expected loss", plan.loss().sentence()));
        facts.add(new Fact("Stops and asks above", Figures.bytes(plan.lossLimitBytes()) + " of loss"));
        plan.facts().forEach(fact -> facts.add(new Fact(fact.label(), fact.value())));
        facts.add(new Fact("Undo", plan.undo()));
        facts.add(new Fact("Needs", PlanWords.rule(operation)));
        facts.add(new Fact("Plan", plan.fingerprint().brief()));
        return new Part.Facts(facts);
    }

    private static Part.Table steps(Plan plan) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            rows.add(List.of(Integer.toString(i + 1), plan.steps().get(i).sentence(), effect(plan, i)));
        }
        return new Part.Table(List.of("Step", "What", "Can be taken back"), rows);
    }

    private static String effect(Plan plan, int step) {
        if (step == plan.pointOfNoReturn()) {
            return "NO: point of no return";
        }
        return switch (plan.steps().get(step).effect()) {
            case READS -> "only looks";
            case REVERSIBLE -> step < plan.pointOfNoReturn() ? "yes" : "by hand";
            case IRREVERSIBLE -> "NO";
        };
    }

    private static void retreat(Plan plan, List<Part> parts) {
        boolean hasEnd = plan.pointOfNoReturn() < plan.steps().size();
        if (!plan.retreat().isEmpty()) {
            parts.add(new Part.Text("If a step fails" + (hasEnd ? " before " + (plan.pointOfNoReturn() + 1) : "") + ": "
                    + plan.retreat().stream().map(Step::sentence).collect(Collectors.joining("; ")) + "."));
        }
    }

    private static List<Button> buttons(Operation operation) {
        Button.Style style = cannotBeTakenBack(operation.plan()) ? Button.Style.DANGER : Button.Style.PRIMARY;
        return List.of(
                new Button("Approve", style, new Action.Approve(operation.id())),
                new Button("Reject", Button.Style.NORMAL, new Action.Reject(operation.id())),
                new Button(
                        "Show " + operation.plan().checks().size() + " checks",
                        Button.Style.NORMAL,
                        new Action.ShowChecks(operation.id())));
    }

    private static boolean cannotBeTakenBack(Plan plan) {
        return plan.pointOfNoReturn() < plan.steps().size();
    }
}
