package io.understudy.commands.render;

import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.TypedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phrases about a plan that several messages share. */
final class PlanWords {
    private PlanWords() {}

    /** {@code orders · failover · request 41}. */
    static String title(Operation operation) {
        return operation.cluster() + " · " + operation.plan().kind() + " · request " + operation.id();
    }

    /** The headline for the middle of a sentence, without its full stop. */
    static String headline(Plan plan) {
        String text = plan.headline().replaceFirst("\\.$", "");
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    /** What a change may lose: that it is nothing is worth saying only of one that takes data from somewhere. */
    static List<Fact> loss(Plan plan, Fact... limit) {
        Intent intent = plan.intent();
        boolean nothing = plan.loss() instanceof Loss.Nothing && plan.lossLimitBytes() == 0;
        if (nothing && !(intent instanceof Intent.Promote) && !(intent instanceof Intent.Rebuild)) {
            return List.of();
        }
        return Stream.concat(Stream.of(new Fact("Expected loss", plan.loss().sentence())), Stream.of(limit))
                .toList();
    }

    /** What a warning among the checks says already is not said again. */
    static List<Part> risks(Plan plan) {
        Set<String> warnings = plan.checks().stream()
                .filter(check -> check.verdict() == Check.Verdict.WARN)
                .map(Check::sentence)
                .collect(Collectors.toSet());
        return plan.risks().stream()
                .filter(risk -> !warnings.contains(risk))
                .map(risk -> (Part) new Part.Text("! " + risk))
                .toList();
    }

    /** Who has to say yes. */
    static String rule(Plan plan, String requester) {
        ApprovalRule rule = plan.approval();
        String people = rule.needed() == 1 ? "1 approver" : rule.needed() + " different approvers";
        String other = rule.requesterMayApprove() ? ", who may be " + requester : " other than " + requester;
        return people + other + typing(rule.typed()) + "; any change of plan or facts voids approvals";
    }

    private static String typing(TypedText typed) {
        if (typed instanceof TypedText.Risk risk) {
            return ", each typing: " + risk.words();
        }
        return typed instanceof TypedText.ClusterName ? ", typing the cluster's name" : "";
    }

    /** The field for what approvers type; empty where a click is enough. */
    static Optional<Part.Input> input(Operation operation) {
        TypedText typed = operation.plan().approval().typed();
        String label = typed instanceof TypedText.Risk risk
                ? "Type the risk to approve: " + risk.words()
                : "Type the cluster's name to approve";
        return typed.wanted(operation.cluster()).map(wanted -> new Part.Input(label, wanted));
    }
}
