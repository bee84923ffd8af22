package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.LineageDiagnosis.Diverged;
import io.understudy.replication.diagnose.LineageDiagnosis.StandbyElsewhere;
import io.understudy.replication.diagnose.LineageDiagnosis.TimelineBehind;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.WalReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Alerts 18 and 19 of one standby: it follows another server, or another history, than the primary's. */
final class LineageCondition implements StandbyCondition {
    @Override
    public List<Suspicion> judge(Followed standby) {
        if (standby.seen().isEmpty() || standby.primary().isEmpty()) {
            return List.of();
        }
        Duration hold = standby.thresholds().stream().wrongLineage();
        String why = standby.judged().why().orElse("");
        int own = StandbyCase.timelineOf(standby.seen().get(), standby.details());
        int primarys = standby.primary().get().facts().timeline();
        return switch (standby.state()) {
            case WRONG_UPSTREAM ->
                mayBeRight(standby, standby.seen().get())
                        ? List.of()
                        : List.of(new Suspicion(new StandbyElsewhere(standby.cluster(), standby.name(), why), hold));
            case TIMELINE_BEHIND ->
                List.of(new Suspicion(new TimelineBehind(standby.cluster(), standby.name(), own, primarys), hold));
            case DIVERGED ->
                List.of(Suspicion.now(new Diverged(standby.cluster(), standby.name(), own, primarys, why)));
            default -> List.of();
        };
    }

    /** Its upstream is declared and no primary, as far as anybody saw: it may well be a standby in between. */
    private static boolean mayBeRight(Followed standby, Standby seen) {
        Optional<NodeObservation> upstream = seen.receiver()
                .filter(WalReceiver::isStreaming)
                .flatMap(receiver -> standby.evidence().spec().nodeAt(receiver.senderHost(), receiver.senderPort()))
                .map(node -> standby.evidence().view().of(node.name()));
        return upstream.isPresent() && !(upstream.get() instanceof Primary) && isOfThisCluster(standby, seen);
    }

    private static boolean isOfThisCluster(Followed standby, Standby seen) {
        ServerFacts primarys = standby.primary().orElseThrow().facts();
        return seen.facts().systemIdentifier() == primarys.systemIdentifier();
    }
}
