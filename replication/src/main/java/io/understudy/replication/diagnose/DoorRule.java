package io.understudy.replication.diagnose;

import java.util.List;
import java.util.stream.Stream;

/** Servers that answer over open sessions and take no new ones. */
final class DoorRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return new DownJudge(evidence)
                .shutDoors()
                .map(node -> new NodeDown.DoorShut(evidence.spec().name(), node))
                .map(Suspicion::now);
    }
}
