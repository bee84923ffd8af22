package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyBroken;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyLags;
import java.util.Optional;

/** The condition that a standby's state amounts to; empty when it is well or merely catching up. */
final class StandbyDiagnosis {
    private StandbyDiagnosis() {}

    static Optional<Diagnosis> of(String cluster, AStandby standby) {
        return switch (standby.state().standing()) {
            case WELL -> Optional.empty();
            case BROKEN -> broken(cluster, standby);
            // Of a node that is silent or not to be judged, DownJudge tells.
            case UNSEEN -> Optional.empty();
            case BUSY -> busy(cluster, standby);
        };
    }

    private static Optional<Diagnosis> busy(String cluster, AStandby standby) {
        return switch (standby.state()) {
            case CATCHING_UP, STARTING -> Optional.empty();
            default -> standby.lag().map(lag -> new StandbyLags(cluster, standby.node(), standby.state(), lag));
        };
    }

    private static Optional<Diagnosis> broken(String cluster, AStandby standby) {
        return standby.state() == StandbyState.DOWN
                ? Optional.empty()
                : Optional.of(new StandbyBroken(cluster, standby.node(), standby.state(), standby.why()));
    }
}
