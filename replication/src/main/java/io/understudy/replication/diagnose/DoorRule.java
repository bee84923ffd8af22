package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Servers that answer over open sessions and take no new ones. */
final class DoorRule implements ConditionRule {
    /** Longer than between two knocks: a busy machine may be slow to answer one. */
    private static final Duration LASTING = Duration.ofSeconds(1);

    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return new DownJudge(evidence)
                .shutDoors()
                .map(node -> new NodeDown.DoorShut(evidence.spec().name(), node))
                .map(shut -> new Suspicion(shut, LASTING));
    }
}
