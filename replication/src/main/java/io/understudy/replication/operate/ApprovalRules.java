package io.understudy.replication.operate;

import io.understudy.replication.plan.TypedText;
import java.time.Instant;
import java.util.Optional;

/** Whether a click on Approve counts. Pure; judged at the moment of the click. */
final class ApprovalRules {
    private ApprovalRules() {}

    /** The reason why it does not count, as a sentence for the person who clicked; empty if it does. */
    static Optional<String> objection(Operation operation, Person by, String typed, Instant now) {
        if (operation.state() != OperationState.PROPOSED) {
            return Optional.of("Request " + operation.id() + " is " + words(operation.state()) + "; nothing was done.");
        }
        if (now.isAfter(operation.expiresAt())) {
            return Optional.of("Request " + operation.id() + " has expired; ask again: "
                    + operation.plan().intent().command());
        }
        if (!operation.plan().approval().requesterMayApprove() && by.sameAs(operation.requester())) {
            return Optional.of("You asked for this; another approver decides.");
        }
        if (operation.approvedBy(by)) {
            return Optional.of("You approved this already; another approver is needed besides.");
        }
        return notTyped(operation, typed);
    }

    /** Blanks and capitals are no risk: phones change them. */
    private static Optional<String> notTyped(Operation operation, String typed) {
        TypedText text = operation.plan().approval().typed();
        String found = typed.strip().replaceAll("\\s+", " ");
        if (text.wanted(operation.cluster())
                .filter(wanted -> !wanted.equalsIgnoreCase(found))
                .isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                text instanceof TypedText.Risk risk
                        ? "This takes a risk: type it in these words, " + risk.words()
                                + ", beside the button and click again."
                        : "This plan needs more than a click: type the cluster's name, " + operation.cluster()
                                + ", beside the button and click again.");
    }

    static String words(OperationState state) {
        return switch (state) {
            case PROPOSED -> "waiting for approval";
            case APPROVED, RUNNING -> "running already";
            case COMPLETED -> "done already";
            case FAILED, NEEDS_HUMAN -> "over, without success";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case CANCELLED -> "cancelled";
            case VOIDED -> "void, since the facts changed";
        };
    }
}
