package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.Backup.State;
import io.understudy.backup.judge.BackupDiagnosis.BackupFailed;
import io.understudy.backup.judge.BackupDiagnosis.BackupMissing;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Suspicion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what is wrong with a cluster's backups from what is remembered alone. Pure, and apart from the jobs that make and test
 * them: a job that never runs cannot say so.
 */
public record BackupJudge(String cluster, Expectations expected) {
    /** What is wrong now. Nothing of it needs to last: the books do not flicker. */
    public List<Suspicion> judge(BackupFacts facts, Instant now) {
        List<Diagnosis> found = new ArrayList<>();
        failed(facts, now).ifPresent(found::add);
        missing(facts, now).ifPresent(found::add);
        new UsualRuns(cluster, expected.thresholds()).odd(facts.runs(), now).forEach(found::add);
        new RehearsalJudge(cluster, expected).judge(facts, now).forEach(found::add);
        return Stream.concat(
                        found.stream().map(Suspicion::now),
                        new CopyJudge(cluster, expected.targets()).judge(facts.runs(), facts.copies(), now).stream())
                .toList();
    }

    /** A run that goes on excuses the one before it only if it is that one's retry. */
    private Optional<Diagnosis> failed(BackupFacts facts, Instant now) {
        if (expected.retries().pending(facts.runs(), now)) {
            return Optional.empty();
        }
        return facts.runs().stream()
                .filter(run -> run.state() != State.RUNNING && !run.isCancelled())
                .findFirst()
                .filter(run -> run.state() == State.FAILED || run.state() == State.DEGRADED)
                .map(run -> new BackupFailed(cluster, run));
    }

    private Optional<Diagnosis> missing(BackupFacts facts, Instant now) {
        Optional<Instant> newest = facts.newestVerified().map(Backup::startedAt);
        Duration age = Duration.between(newest.orElse(facts.expectedSince()), now);
        Duration limit = expected.thresholds().missing();
        return age.compareTo(limit) > 0
                ? Optional.of(new BackupMissing(cluster, newest, age, limit))
                : Optional.empty();
    }
}
