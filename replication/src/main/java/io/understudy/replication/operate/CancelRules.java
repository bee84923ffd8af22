package io.understudy.replication.operate;

import java.util.Optional;

/** Whether an operation can still be stopped. Pure; judged at the moment of the click. */
final class CancelRules {
    private CancelRules() {}

    /** The reason why it cannot, as a sentence for the person who wants it; empty if it can. */
    static Optional<String> objection(Operation operation) {
        String request = "Request " + operation.id();
        if (operation.state().ended()) {
            return Optional.of(
                    request + " is " + ApprovalRules.words(operation.state()) + "; there is nothing to cancel.");
        }
        if (operation.state() != OperationState.RUNNING) {
            return Optional.empty();
        }
        if (operation.pastPointOfNoReturn()) {
            return Optional.of("Too late: " + request + " has passed its point of no return ("
                    + operation
                            .plan()
                            .steps()
                            .get(operation.plan().pointOfNoReturn())
                            .sentence()
                    + ") and goes on to its end.");
        }
        return operation
                .stoppedBy()
                .map(by -> request + " was cancelled by " + by.name() + " already, and is being taken back.")
                .or(() -> operation.retreating()
                        ? Optional.of(request + " is being taken back already, since a step failed.")
                        : Optional.empty());
    }
}
