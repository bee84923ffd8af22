package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Volume;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Free space on the nodes' machines, and where the bot itself writes (alert 14). */
final class SpaceRule implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return Stream.concat(
                evidence.machines()
                        .flatMap(machine -> judged(evidence, Optional.of(machine.node()), machine.volumes())),
                judged(evidence, Optional.empty(), evidence.remembered().ownVolumes()));
    }

    private static Stream<Suspicion> judged(Evidence evidence, Optional<String> node, List<Volume> volumes) {
        SpaceJudge judge = new SpaceJudge(
                evidence.spec().name(), node, evidence.thresholds().space());
        return judge.suspicions(volumes).stream();
    }
}
