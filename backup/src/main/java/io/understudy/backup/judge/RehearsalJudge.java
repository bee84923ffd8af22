package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.judge.RehearsalDiagnosis.DrillFailed;
import io.understudy.backup.judge.RehearsalDiagnosis.RestoreTestFailed;
import io.understudy.backup.judge.RehearsalDiagnosis.RestoreTestOld;
import io.understudy.replication.diagnose.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what restore tests and drills say, and what it means that there are none. Pure. */
record RehearsalJudge(String cluster, Expectations expected) {
    private static final Duration WEEK = Duration.ofDays(7);
    /** The next weekly test ends no earlier than a week after the last one, and may have waited for its turn. */
    private static final Duration GRACE = Duration.ofHours(6);

    Stream<Diagnosis> judge(BackupFacts facts, Instant now) {
        return Stream.of(failedTest(facts), oldTest(facts, now), failedDrill(facts))
                .flatMap(Optional::stream);
    }

    /** A test that goes on or that people ended does not excuse the one before it; one that failed stays known where no others are made. */
    private Optional<Diagnosis> failedTest(BackupFacts facts) {
        return facts.restoreTests().stream()
                .filter(test -> test.state() != RestoreTest.State.RUNNING && !test.isCancelled())
                .findFirst()
                .filter(test -> test.state() == RestoreTest.State.FAILED)
                .map(test -> new RestoreTestFailed(cluster, test));
    }

    private Optional<Diagnosis> oldTest(BackupFacts facts, Instant now) {
        boolean running = facts.restoreTests().stream().anyMatch(test -> test.state() == RestoreTest.State.RUNNING);
        Optional<Instant> newest = facts.newestPassed().flatMap(RestoreTest::finishedAt);
        Duration age = Duration.between(newest.orElse(facts.expectedSince()), now);
        return expected.restoreTests() && !running && age.compareTo(WEEK.plus(GRACE)) > 0
                ? Optional.of(new RestoreTestOld(cluster, newest, age))
                : Optional.empty();
    }

    private Optional<Diagnosis> failedDrill(BackupFacts facts) {
        return facts.drills().stream()
                .filter(drill -> drill.state() != Drill.State.RUNNING && !drill.isCancelled())
                .findFirst()
                .filter(drill -> drill.state() == Drill.State.FAILED)
                .map(drill -> new DrillFailed(cluster, drill));
    }
}
