package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan exactly as it would run: facts, steps, way back, risks and checks. */
final class PlanParts {
    private PlanParts() {}

    /** {@code needs}: who has to say yes, in words. */
    static List<Part> of(Plan plan, String needs, Optional<Instant> begins) {
        List<Part> parts = new ArrayList<>();
        parts.add(facts(plan, needs, begins));
        parts.add(steps(plan));
        retreat(plan, parts);
        parts.addAll(PlanWords.risks(plan));
        parts.addAll(CheckLines.summary(plan.checks()));
        return parts;
    }

    private static Part.Facts facts(Plan plan, String needs, Optional<Instant> begins) {
        List<Fact> facts = new ArrayList<>();
        if (!plan.intent().reason().isBlank()) {
            facts.add(new Fact("Reason", "\"" + plan.intent().reason() + "\""));
        }
        begins.ifPresent(at -> facts.add(
                new Fact("Begins", Figures.day(at) + ", if the facts are the same then; else it is not run")));
        Fact limit = new Fact("Stops and asks above", Figures.bytes(plan.lossLimitBytes()) + " of loss");
        facts.addAll(PlanWords.loss(plan, limit));
        plan.facts().forEach(fact -> facts.add(new Fact(fact.label(), fact.value())));
        facts.add(new Fact("Undo", plan.undo()));
        facts.add(new Fact("Needs", needs));
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
}
