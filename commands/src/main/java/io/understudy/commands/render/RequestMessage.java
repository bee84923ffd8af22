package io.understudy.commands.render;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One request as the store remembers it: what was known, who decided, what was done and how it ended. */
public final class RequestMessage {
    private static final List<String> COLUMNS = List.of("When", "Took", "What", "Found");

    private RequestMessage() {}

    /** The same at any later time, once it ended. */
    public static ChatMessage of(Operation operation) {
        return new ChatMessage(
                PlanWords.title(operation) + " · " + operation.state().name().replace('_', ' '),
                OperationSentence.of(operation),
                OperationSentence.tone(operation.state()),
                parts(operation),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static List<Part> parts(Operation operation) {
        List<Part> parts = new ArrayList<>();
        parts.add(facts(operation));
        parts.addAll(PlanWords.risks(operation.plan()));
        parts.add(new Part.Table(COLUMNS, rows(operation)));
        parts.add(CheckLines.table(operation.plan().checks()));
        return parts;
    }

    private static Part.Facts facts(Operation operation) {
        Plan plan = operation.plan();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Asked by", operation.requester().name() + " " + Figures.day(operation.proposedAt())));
        facts.add(new Fact("Command", plan.intent().command()));
        if (!plan.intent().reason().isBlank()) {
            facts.add(new Fact("Reason", "\"" + plan.intent().reason() + "\""));
        }
        operation.notBefore().ifPresent(at -> facts.add(new Fact("To begin", Figures.day(at))));
        facts.add(new Fact("Needed", PlanWords.rule(plan, operation.requester().name())));
        facts.addAll(PlanWords.loss(plan, new Fact("Limit of the loss", Figures.bytes(plan.lossLimitBytes()))));
        plan.facts().forEach(fact -> facts.add(new Fact(fact.label(), fact.value())));
        facts.add(new Fact("Undo", plan.undo()));
        facts.add(new Fact("Plan", plan.fingerprint().value()));
        return new Part.Facts(facts);
    }

    /** A step's start and end are one row. */
    private static List<List<String>> rows(Operation operation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(operation.proposedAt(), "", operation.requester().name() + " asked", ""));
        List<OperationEvent> events = operation.events();
        events.stream()
                .filter(event -> events.stream().noneMatch(later -> EventWords.ends(later, event)))
                .map(event -> row(
                        event.at(), took(events, event), EventWords.what(operation, event), EventWords.found(event)))
                .forEach(rows::add);
        return rows;
    }

    /** Of the end of a step: since its start, which may be one before a crash. */
    private static String took(List<OperationEvent> events, OperationEvent end) {
        return events.stream()
                .filter(event -> EventWords.ends(end, event))
                .findFirst()
                .map(start -> Figures.duration(Duration.between(start.at(), end.at())))
                .orElse("");
    }

    private static List<String> row(Instant at, String took, String what, String found) {
        return List.of(Figures.second(at), took, what, found);
    }
}
