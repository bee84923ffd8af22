package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.judge.BackupDiagnosis.BackupGrown;
import io.understudy.backup.judge.BackupDiagnosis.BackupOverlong;
import io.understudy.backup.judge.BackupDiagnosis.BackupShrunk;
import io.understudy.backup.settings.BackupThresholds;
import io.understudy.replication.diagnose.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares the newest run with those before it. Pure. */
record UsualRuns(String cluster, BackupThresholds thresholds) {
    private static final int COMPARED = 5;
    /** The median of fewer says nothing. */
    private static final int FEWEST_COMPARED = 3;

    /** Twice nearly nothing is nothing. */
    private static final Duration SHORTEST_OVERLONG = Duration.ofMinutes(5);

    /** @param recent newest first */
    Stream<Diagnosis> odd(List<Backup> recent, Instant now) {
        List<Backup> whole = recent.stream().filter(UsualRuns::wasWhole).toList();
        Optional<Backup> running =
                recent.stream().filter(run -> run.state() == State.RUNNING).findFirst();
        if (running.isPresent()) {
            Duration lasts = Duration.between(running.get().startedAt(), now);
            return overlong(running.get(), lasts, true, whole).stream();
        }
        if (whole.isEmpty()) {
            return Stream.empty();
        }
        Backup newest = whole.get(0);
        List<Backup> before = whole.subList(1, whole.size());
        return Stream.concat(size(newest, before).stream(), overlong(newest, took(newest), false, before).stream());
    }

    private Optional<Diagnosis> size(Backup newest, List<Backup> before) {
        if (before.size() < FEWEST_COMPARED) {
            return Optional.empty();
        }
        long median = median(before.stream().map(Backup::bytes));
        if (newest.bytes() * 100.0 < median * (double) thresholds.smallestPercent()) {
            return Optional.of(new BackupShrunk(cluster, newest.startedAt(), newest.bytes(), median));
        }
        return newest.bytes() * 100.0 > median * (double) thresholds.largestPercent()
                ? Optional.of(new BackupGrown(cluster, newest.startedAt(), newest.bytes(), median))
                : Optional.empty();
    }

    private Optional<Diagnosis> overlong(Backup run, Duration lasted, boolean running, List<Backup> before) {
        if (before.size() < FEWEST_COMPARED || lasted.compareTo(SHORTEST_OVERLONG) < 0) {
            return Optional.empty();
        }
        long median = median(before.stream().map(one -> took(one).toMillis()));
        return lasted.toMillis() * 100.0 > median * (double) thresholds.longestPercent()
                ? Optional.of(new BackupOverlong(cluster, run.startedAt(), lasted, Duration.ofMillis(median), running))
                : Optional.empty();
    }

    /** What retention removed was a backup, and its size is still on record. */
    private static boolean wasWhole(Backup run) {
        return run.finishedAt().isPresent() && (run.state() == State.VERIFIED || run.state() == State.REMOVED);
    }

    private static Duration took(Backup run) {
        return Duration.between(run.startedAt(), run.finishedAt().orElseThrow());
    }

    private static long median(Stream<Long> values) {
        List<Long> sorted = values.limit(COMPARED).sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
