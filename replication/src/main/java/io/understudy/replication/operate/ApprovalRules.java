package io.understudy.replication.operate;

import io.understudy.replication.plan.TypedText;
import java.time.Instant;
import java.util.Optional;

/** Whether a click on Approve counts. Judged at the moment of the click. */
final class ApprovalRules {
    private final Identities identities;

    ApprovalRules(Identities identities) {
        this.identities = identities;
    }

    /** The reason why it does not count, as a sentence for the person who clicked; empty if it does. */
    Optional<String> objection(Operation operation, Person by, String typed, Instant now) {
        if (operation.state() != OperationState.PROPOSED) {
            return Optional.of("Request " + operation.id() + " is " + words(operation.state()) + "; nothing was done.");
        }
        if (now.isAfter(operation.expiresAt())) {
            return Optional.of("Request " + operation.id() + " has expired; ask again: "
                    + operation.plan().intent().command());
        }
        return asOneHumanBeing(operation, by).or(() -> notTyped(operation, typed));
    }

    /** Nobody is two of those who decide, also not from a second platform. */
    private Optional<String> asOneHumanBeing(Operation operation, Person by) {
        Optional<String> asked = operation.plan().approval().requesterMayApprove()
                ? Optional.empty()
                : unlessDifferent(
                        by, operation.requester(), "asked for this", "You asked for this; another approver decides.");
        return asked.or(() -> operation.eventsOf(OperationEvent.Approved.class).stream()
                .flatMap(approved -> unlessDifferent(
                        by,
                        approved.by(),
                        "approved this already",
                        "You approved this already; another approver is needed besides.")
                        .stream())
                .findFirst());
    }

    private Optional<String> unlessDifferent(Person by, Person before, String did, String same) {
        if (before.sameAs(OwnOperations.BOT)) {
            return Optional.empty();
        }
        return switch (identities.compare(by, before)) {
            case DIFFERENT -> Optional.empty();
            case SAME -> Optional.of(same);
            case UNKNOWN ->
                Optional.of("Understudy cannot tell whether " + words(by) + " is " + words(before) + ", who " + did
                        + "; nothing was done. Approve on " + before.platform() + ", or say under users in the"
                        + " configuration who both of them are on " + by.platform() + " and on " + before.platform()
                        + ".");
        };
    }

    /** With the id, since a name can be anybody's. */
    private static String words(Person person) {
        return person.name() + " (" + person.platform() + ":" + person.id() + ")";
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
                        ? "This takes a risk: type it in these words, " + risk.words() + ", when you approve."
                        : "This plan needs more than a click: type the cluster's name, " + operation.cluster()
                                + ", when you approve.");
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
