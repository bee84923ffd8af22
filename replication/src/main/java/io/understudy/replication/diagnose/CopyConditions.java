package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.CopyDiagnosis.CopyStalled;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Base backups that do not move: alert 36. Of several at one server the one that stands still for longest is told. */
final class CopyConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.of(evidence)
                .flatMap(seen -> longest(evidence, seen).stream())
                .map(Suspicion::now);
    }

    private static Optional<CopyStalled> longest(Evidence evidence, SeenVitals seen) {
        return seen.vitals().copies().stream()
                .flatMap(copies -> copies.running().stream())
                .map(copy -> new CopyStalled(
                        evidence.spec().name(),
                        seen.name(),
                        copy,
                        Duration.between(copy.movedAt(), seen.vitals().at())))
                .filter(found ->
                        found.still().compareTo(evidence.thresholds().stream().stalledCopy()) >= 0)
                .max(Comparator.comparing(CopyStalled::still));
    }
}
