package io.understudy.replication.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Free space on the nodes' machines (alert 14). */
final class SpaceRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return evidence.machines().flatMap(machine -> new SpaceJudge(
                        evidence.spec().name(),
                        Optional.of(machine.node()),
                        evidence.thresholds().space())
                .suspicions(machine.volumes()).stream());
    }
}
