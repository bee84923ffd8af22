package io.understudy.commands.render;

import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.Plan;
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
        List<Part> parts = new ArrayList<>(
                PlanParts.of(plan, PlanWords.rule(plan, operation.requester().name()), operation.notBefore()));
        PlanWords.input(operation).ifPresent(parts::add);
        return parts;
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
