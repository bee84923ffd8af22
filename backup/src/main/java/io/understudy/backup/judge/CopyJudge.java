package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.judge.BackupDiagnosis.CopyFailed;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds which targets lack copies, from what is remembered of them. Pure. One failure is not told: the next attempt comes a
 * minute later.
 *
 * @param targets that the configuration has now; what others lack is nobody's trouble
 */
public record CopyJudge(String cluster, Set<String> targets) {
    /** So many backups, newest first, and all their copies are all that it needs to see. */
    public static final int LOOK_BACK = 60;

    static final Duration ALONE = BackupSettings.INTERVAL.multipliedBy(2);

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofHours(1);

    public CopyJudge {
        targets = Set.copyOf(targets);
    }

    /**
     * What is wrong now, at most one thing for each target.
     *
     * @param backups the newest ones; copies of others are not looked at
     */
    public List<Suspicion> judge(List<Backup> backups, List<BackupCopy> copies, Instant now) {
        Map<String, Backup> verified = backups.stream()
                .filter(one -> one.state() == Backup.State.VERIFIED)
                .collect(Collectors.toMap(Backup::id, Function.identity()));
        boolean alone = isAlone(verified.values(), copies, now);
        return targets.stream()
                .sorted()
                .map(target -> lacking(target, verified, copies, now)
                        .map(copy -> failed(copy, verified.get(copy.backup()), alone)))
                .flatMap(Optional::stream)
                .map(Suspicion::now)
                .toList();
    }

    /** The oldest one, which the others wait behind. */
    private static Optional<BackupCopy> lacking(
            String target, Map<String, Backup> verified, List<BackupCopy> copies, Instant now) {
        return copies.stream()
                .filter(one -> one.target().equals(target) && one.state() == BackupCopy.State.FAILED)
                .filter(one -> verified.containsKey(one.backup()))
                .filter(one -> one.attempts() >= ATTEMPTS
                        || !now.isBefore(since(verified.get(one.backup())).plus(PATIENCE)))
                .min(Comparator.comparing(BackupCopy::backup));
    }

    /** Whether none of the backups of the last two days has a copy anywhere, though there was one to copy. */
    private static boolean isAlone(Collection<Backup> verified, List<BackupCopy> copies, Instant now) {
        Set<String> copied = copies.stream()
                .filter(one -> one.state() == BackupCopy.State.COMPLETE)
                .map(BackupCopy::backup)
                .collect(Collectors.toSet());
        Instant limit = now.minus(ALONE);
        boolean anyOld = verified.stream().anyMatch(one -> one.startedAt().isBefore(limit));
        return anyOld
                && verified.stream().noneMatch(one -> !one.startedAt().isBefore(limit) && copied.contains(one.id()));
    }

    private CopyFailed failed(BackupCopy copy, Backup backup, boolean alone) {
        return new CopyFailed(
                cluster, copy.target(), copy.backup(), since(backup), copy.attempts(), copy.detail(), alone);
    }

    private static Instant since(Backup backup) {
        return backup.finishedAt().orElse(backup.startedAt());
    }
}
