package io.understudy.replication.diagnose;

import java.util.Optional;

/** How grave an amount is that two thresholds grade. */
final class Grade {
    private Grade() {}

    /** Empty below the warning; a threshold that is reached counts. */
    static <T extends Comparable<T>> Optional<Severity> of(T amount, T warning, T critical) {
        if (amount.compareTo(critical) >= 0) {
            return Optional.of(Severity.CRITICAL);
        }
        return amount.compareTo(warning) >= 0 ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
