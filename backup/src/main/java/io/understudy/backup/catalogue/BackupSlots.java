package io.understudy.backup.catalogue;

import io.understudy.backup.settings.BackupSettings;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The daily times at which a backup is due, and whether the last one was missed. Pure: derived from the catalogue, so
 * that it needs no memory of its own.
 *
 * @param at time of day, UTC
 */
public record BackupSlots(LocalTime at) {
    /** The newest slot that is not after {@code now}. */
    public Instant last(Instant now) {
        OffsetDateTime today = now.atOffset(ZoneOffset.UTC).with(at);
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    /** The oldest slot that is after {@code now}. */
    public Instant next(Instant now) {
        return last(now).plus(BackupSettings.INTERVAL);
    }

    /** Whether a run that began at or after the last slot is on record, whatever became of it. */
    public boolean covered(List<Backup> recent, Instant now) {
        return recent.stream().anyMatch(one -> !one.startedAt().isBefore(last(now)));
    }

    /**
     * Whether a bot that starts now should make up for the last slot: nothing ran since, and the newest verified backup
     * is older than half an interval. Several slots in a row are made up for by one run. Without any run on record nothing
     * was missed: the first slot is still to come.
     *
     * @param recent the cluster's newest runs
     */
    public boolean missed(List<Backup> recent, Optional<Backup> newestVerified, Instant now) {
        if (recent.isEmpty() || covered(recent, now)) {
            return false;
        }
        Instant limit = now.minus(BackupSettings.INTERVAL.dividedBy(2));
        return newestVerified.map(one -> one.startedAt().isBefore(limit)).orElse(true);
    }
}
