package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.NodeObservation.Primary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every condition of each standby and its stream. */
final class StandbyConditions implements ConditionRule {
    private static final List<StandbyCondition> ALL = List.of(
            new MissingCondition(),
            new ReplyCondition(),
            new SendingCondition(),
            new LagCondition(),
            new ReceiverCondition(),
            new PauseCondition(),
            new ReplayCondition(),
            new LineageCondition());

    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        Optional<Primary> primary = evidence.primary();
        List<Suspicion> found = new ArrayList<>();
        for (NodeAssessment node : nodes) {
            if (node instanceof AStandby standby) {
                Followed followed = Followed.of(evidence, primary, standby);
                ALL.forEach(condition -> found.addAll(condition.judge(followed)));
            }
        }
        return found.stream();
    }
}
