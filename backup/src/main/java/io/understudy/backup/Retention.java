package io.understudy.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which backups may go. Pure.
 *
 * <p>Only verified backups count. One may go when it is older than {@code keep} and at least {@code minimumKept} verified
 * ones are newer; and none while the newest verified one is older than twice the interval, because then backups fail and
 * the old ones are all there is.
 *
 * @param keep counted from the start of a run
 */
record Retention(Duration keep, int minimumKept, Duration interval) {

    List<Backup> removable(List<Backup> backups, Instant now) {
        List<Backup> verified = backups.stream()
                .filter(one -> one.state() == Backup.State.VERIFIED)
                .sorted(Comparator.comparing(Backup::startedAt).reversed())
                .toList();
        if (verified.isEmpty() || isOlder(verified.get(0), interval.multipliedBy(2), now)) {
            return List.of();
        }
        return verified.stream()
                .skip(minimumKept)
                .filter(one -> isOlder(one, keep, now))
                .toList();
    }

    private static boolean isOlder(Backup backup, Duration age, Instant now) {
        return backup.startedAt().isBefore(now.minus(age));
    }
}
