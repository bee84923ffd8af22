package io.understudy.backup.target;

import io.understudy.backup.catalogue.BackupCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When what failed is tried again: soon at first, then ever later, and so for as long as its backup exists. Pure. */
public final class RetryRule {
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final Duration LATER = Duration.ofHours(6);

    /** Of a removal: what is left there harms nobody. */
    private static final Duration REMOVAL = Duration.ofHours(1);

    private RetryRule() {}

    /** Whether it is to be copied now; a cut attempt is made again at once. */
    public static boolean isCopyDue(BackupCopy copy, Instant now) {
        return switch (copy.state()) {
            case PENDING -> true;
            case FAILED -> !now.isBefore(copy.at().plus(waitAfter(copy.attempts())));
            case COMPLETE, REMOVED -> false;
        };
    }

    /** Whether it is to be removed now, if it is to be removed at all. What went wrong the last time is in its detail. */
    static boolean isRemovalDue(BackupCopy copy, Instant now) {
        return copy.detail().isEmpty() || !now.isBefore(copy.at().plus(REMOVAL));
    }

    /** How long after so many failed attempts, of which there was at least one, the next is made. */
    static Duration waitAfter(int attempts) {
        return attempts <= WAITS.size() ? WAITS.get(Math.max(attempts, 1) - 1) : LATER;
    }
}
