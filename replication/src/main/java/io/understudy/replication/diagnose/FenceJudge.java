package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.ReplicationDiagnosis.FenceLoosened;
import io.understudy.replication.diagnose.ReplicationDiagnosis.FencedNodeBack;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import java.util.List;
import java.util.stream.Stream;

/** Whether what is fenced stays away. */
record FenceJudge(ClusterView view, List<FencedNode> fenced) {
    Stream<Diagnosis> diagnoses() {
        return fenced.stream()
                .filter(one -> view.spec().node(one.node()).isPresent())
                .flatMap(one -> condition(one, view.of(one.node())));
    }

    private Stream<Diagnosis> condition(FencedNode one, NodeObservation seen) {
        String cluster = view.spec().name();
        if (answers(seen)) {
            return Stream.of(new FencedNodeBack(cluster, one.node(), seen instanceof NodeObservation.Primary));
        }
        return one.loosened() ? Stream.of(new FenceLoosened(cluster, one.node())) : Stream.empty();
    }

    /** Whoever refuses a login, or is only starting, is back as well. */
    private static boolean answers(NodeObservation seen) {
        if (seen instanceof Down down) {
            return down.reason() != DownReason.REFUSED;
        }
        return seen instanceof Unknown unknown
                ? unknown.reason() == UnknownReason.LOGIN_REFUSED || unknown.reason() == UnknownReason.TOO_MANY_CLIENTS
                : true;
    }

    /** A fenced node that stays away is where it should be, and still missing as a standby. */
    NodeAssessment named(NodeAssessment node) {
        boolean away = fenced.stream().anyMatch(one -> one.node().equals(node.node()))
                && node instanceof AStandby
                && !answers(view.of(node.node()));
        return away ? ((AStandby) node).in(StandbyState.FENCED) : node;
    }
}
