package io.understudy.replication.operate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Whether an approved operation may begin now. An approval is for its time: neither before it nor long after it. */
final class Timeliness {
    /** How late a scheduled operation may begin. */
    static final Duration GRACE = Duration.ofMinutes(5);

    /** How long before its time people are told again. */
    static final Duration NOTICE = Duration.ofMinutes(10);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private Timeliness() {}

    static boolean isDue(Operation operation, Instant now) {
        return operation.notBefore().map(at -> !now.isBefore(at)).orElse(true);
    }

    /** Why its time is over; empty if it may begin. */
    static Optional<String> tooLate(Operation operation, Instant now) {
        if (operation.notBefore().isPresent()) {
            Instant wanted = operation.notBefore().get();
            return now.isAfter(wanted.plus(GRACE))
                    ? Optional.of("it was to begin at " + words(wanted) + " and could not begin within "
                            + GRACE.toMinutes() + " min")
                    : Optional.empty();
        }
        Instant approved = approved(operation);
        Duration fresh = operation.plan().approval().expiresAfter();
        return now.isAfter(approved.plus(fresh))
                ? Optional.of(
                        "it was approved at " + approved + " and could not begin within " + fresh.toMinutes() + " min")
                : Optional.empty();
    }

    /** Once, and not when the approval itself is as young as the reminder would be. */
    static boolean isReminderDue(Operation operation, Instant now) {
        return operation
                .notBefore()
                .map(at -> at.minus(NOTICE))
                .filter(notice -> !now.isBefore(notice) && approved(operation).isBefore(notice))
                .filter(notice ->
                        operation.eventsOf(OperationEvent.Reminded.class).isEmpty())
                .isPresent();
    }

    static String words(Instant at) {
        return MINUTE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static Instant approved(Operation operation) {
        return operation.eventsOf(OperationEvent.Approved.class).stream()
                .map(OperationEvent.Approved::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
