package io.understudy.backup.target;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.settings.BackupSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which copies are to be made and which are to go, from what is remembered. Pure.
 *
 * <p>It follows the catalogue instead of being told: so nothing is forgotten when a bot dies between a backup's end and its
 * copies, and a target that is new in the configuration gets what there is.
 */
final class Copying {
    /** As long as backups fail for so long, the old ones are all there is. */
    private static final Duration TOO_OLD = BackupSettings.INTERVAL.multipliedBy(2);

    private static final Comparator<BackupCopy> OLDEST_FIRST = Comparator.comparing(BackupCopy::backup);

    private final Map<String, Backup> backups;
    private final List<BackupCopy> copies;
    private final Instant now;

    /** Takes all backups and copies of one cluster. */
    Copying(Collection<Backup> backups, List<BackupCopy> copies, Instant now) {
        this.backups = backups.stream().collect(Collectors.toMap(Backup::id, Function.identity()));
        this.copies = List.copyOf(copies);
        this.now = now;
    }

    /** Those that nobody has remembered yet: one for each verified backup. */
    List<BackupCopy> missing(String target) {
        List<String> known = of(target).stream().map(BackupCopy::backup).toList();
        return backups.values().stream()
                .filter(one -> one.state() == Backup.State.VERIFIED && !known.contains(one.id()))
                .map(one -> new BackupCopy(one.id(), one.cluster(), target, BackupCopy.State.PENDING, 0, now, 0, ""))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** To be made now, oldest first. */
    List<BackupCopy> due(String target) {
        return of(target).stream()
                .filter(one ->
                        stateOf(one).filter(Backup.State.VERIFIED::equals).isPresent())
                .filter(one -> RetryRule.isCopyDue(one, now))
                .toList();
    }

    /**
     * To be removed now, oldest first: what retention removed here, and unfinished ones of a backup that turned out to be
     * broken. None while the newest verified backup is too old, and none of a pinned one. What the catalogue does not know
     * stays.
     */
    List<BackupCopy> retired(String target) {
        if (isFrozen()) {
            return List.of();
        }
        return of(target).stream()
                .filter(one -> one.state() != BackupCopy.State.REMOVED && !isPinned(one) && isUnwanted(one))
                .filter(one -> RetryRule.isRemovalDue(one, now))
                .toList();
    }

    private List<BackupCopy> of(String target) {
        return copies.stream()
                .filter(one -> one.target().equals(target))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private boolean isUnwanted(BackupCopy copy) {
        return stateOf(copy)
                .filter(state -> state == Backup.State.REMOVED
                        || (state == Backup.State.FAILED && copy.state() != BackupCopy.State.COMPLETE))
                .isPresent();
    }

    private boolean isPinned(BackupCopy copy) {
        return backups.get(copy.backup()) != null
                && backups.get(copy.backup()).assurance().pin().isPresent();
    }

    private boolean isFrozen() {
        return backups.values().stream()
                .filter(one -> one.state() == Backup.State.VERIFIED)
                .noneMatch(one -> !one.startedAt().isBefore(now.minus(TOO_OLD))
                        && !one.startedAt().isAfter(now));
    }

    private Optional<Backup.State> stateOf(BackupCopy copy) {
        return Optional.ofNullable(backups.get(copy.backup())).map(Backup::state);
    }
}
