package io.understudy.commands.render;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Plan;

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

    /** Who has to say yes. */
    static String rule(Plan plan, String requester) {
        ApprovalRule rule = plan.approval();
        String people = rule.needed() == 1 ? "1 approver" : rule.needed() + " different approvers";
        String other = rule.requesterMayApprove() ? ", who may be " + requester : " other than " + requester;
        String typed = rule.typedClusterName() ? ", typing the cluster's name" : "";
        return people + other + typed + "; any change of plan or facts voids approvals";
    }
}
