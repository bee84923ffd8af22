package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.settings.RetentionSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Which backups may go. Pure.
 *
 * <p>Only verified backups count. One may go when it is older than the days to keep and at least the minimum of verified
 * ones are newer; and none while the newest verified one is older than twice the interval, because then backups fail and
 * the old ones are all there is.
 *
 * @param interval between two backups
 */
public record Retention(RetentionSettings keep, Duration interval) {

    public List<Backup> removable(List<Backup> backups, Instant now) {
        List<Backup> verified = backups.stream()
                .filter(one -> one.state() == Backup.State.VERIFIED)
                .sorted(Comparator.comparing(Backup::startedAt).reversed())
                .toList();
        if (verified.isEmpty() || isOlder(verified.get(0), interval.multipliedBy(2), now)) {
            return List.of();
        }
        return verified.stream()
                .skip(keep.minimum())
                .filter(one -> isOlder(one, Duration.ofDays(keep.daily()), now))
                .toList();
    }

    private static boolean isOlder(Backup backup, Duration age, Instant now) {
        return backup.startedAt().isBefore(now.minus(age));
    }
}
