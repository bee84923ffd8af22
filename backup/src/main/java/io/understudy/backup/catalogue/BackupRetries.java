package io.understudy.backup.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a nightly backup that failed is tried again. Pure: what was tried is read from the catalogue, so that a restart keeps
 * count. Whatever the failure was it may heal, and a try that fails at once costs nothing; only what people ended is left
 * alone.
 */
public record BackupRetries(BackupSlots slots) {
    /** Begins the detail of a run that people ended. */
    public static final String CANCELLED = "cancelled in chat";

    /** From the end of the first failure to the second attempt, and so on. */
    private static final List<Duration> AFTER = List.of(Duration.ofMinutes(10), Duration.ofMinutes(30));
    /** An attempt that has not begun by then will not: nobody is there to make it. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /**
     * Whether it is time for the next attempt.
     *
     * @param recent the cluster's newest runs, newest first
     */
    public boolean due(List<Backup> recent, Instant now) {
        return next(recent, now).filter(at -> !now.isBefore(at)).isPresent();
    }

    /** Whether the newest failure may still be made good: an attempt is to come, or runs. */
    public boolean pending(List<Backup> recent, Instant now) {
        List<Backup> ended = sinceSlot(recent, now).stream()
                .filter(run -> run.state() != Backup.State.RUNNING)
                .toList();
        return nextAfter(ended)
                .map(at -> at.plus(LATE))
                .filter(latest -> now.isBefore(latest) || isBegun(recent, latest))
                .isPresent();
    }

    /** What began later is no answer to the failure: it does not excuse it. */
    private static boolean isBegun(List<Backup> recent, Instant latest) {
        return recent.stream()
                .anyMatch(run ->
                        run.state() == Backup.State.RUNNING && run.startedAt().isBefore(latest));
    }

    private Optional<Instant> next(List<Backup> recent, Instant now) {
        return recent.stream().anyMatch(run -> run.state() == Backup.State.RUNNING)
                ? Optional.empty()
                : nextAfter(sinceSlot(recent, now));
    }

    private List<Backup> sinceSlot(List<Backup> recent, Instant now) {
        return recent.stream()
                .filter(run -> !run.startedAt().isBefore(slots.last(now)))
                .toList();
    }

    /** Empty when none is to come: one succeeded, people ended one, or all were made. */
    private static Optional<Instant> nextAfter(List<Backup> ended) {
        boolean failedOnly = !ended.isEmpty()
                && ended.stream()
                        .allMatch(run -> run.state() == Backup.State.FAILED || run.state() == Backup.State.DEGRADED)
                && ended.stream().noneMatch(Backup::isCancelled);
        if (!failedOnly || ended.size() > AFTER.size()) {
            return Optional.empty();
        }
        Backup newest = ended.get(0);
        return Optional.of(newest.finishedAt().orElse(newest.startedAt()).plus(AFTER.get(ended.size() - 1)));
    }
}
