package io.understudy.replication.operate;

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
        if (operation.plan().approval().typedClusterName() && !typed.strip().equals(operation.cluster())) {
            return Optional.of("Data could be lost: type the cluster's name, " + operation.cluster()
                    + ", beside the button and click again.");
        }
        return Optional.empty();
    }

    static String words(OperationState state) {
        return switch (state) {
            case PROPOSED -> "waiting for approval";
            case APPROVED, RUNNING -> "running already";
            case COMPLETED -> "done already";
            case FAILED, NEEDS_HUMAN -> "ended without success";
            case EXPIRED -> "expired";
            case REJECTED -> "rejected";
            case CANCELLED -> "cancelled";
            case VOIDED -> "void, since the facts changed";
        };
    }
}
