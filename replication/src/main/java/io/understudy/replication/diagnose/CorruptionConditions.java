package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.CorruptionDiagnosis.ChecksumFailures;
import java.util.List;
import java.util.stream.Stream;

/** Damaged pages: alert 31. */
final class CorruptionConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.of(evidence).flatMap(seen -> seen.vitals().checksums().stream()
                .filter(checksums -> checksums.failures() > 0)
                .map(checksums -> new ChecksumFailures(
                        evidence.spec().name(), seen.name(), checksums.failures(), checksums.databases()))
                .map(Suspicion::now));
    }
}
