package io.understudy.backup.keep;

import java.util.List;

/** What retention did after a verified backup. */
public sealed interface RetentionOutcome {
    /** By what it went. */
    RetentionPlan plan();

    /** The first time with these settings: nothing was removed; from the next verified backup on it is. */
    record Announced(RetentionPlan plan) implements RetentionOutcome {}

    /**
     * What could go went; often that is nothing.
     *
     * @param removed ids whose files are proven gone
     * @param failures what could not be removed and why, for people; the next run tries again
     */
    record Applied(RetentionPlan plan, List<String> removed, List<String> failures) implements RetentionOutcome {
        public Applied {
            removed = List.copyOf(removed);
            failures = List.copyOf(failures);
        }
    }
}
