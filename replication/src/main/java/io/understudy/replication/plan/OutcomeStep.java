package io.understudy.replication.plan;

/** The steps that look, at the very end, whether a promotion may be called a success. */
public sealed interface OutcomeStep extends Step {

    /** Looks that the former primary serves no writes, and that the new one's WAL reaches its archive, if it has one. */
    record ConfirmOutcome(String node, String formerPrimary) implements OutcomeStep, Reads {
        @Override
        public String sentence() {
            return "confirm that " + formerPrimary + " is no second primary and that the archive of " + node
                    + ", if there is one, works";
        }
    }
}
