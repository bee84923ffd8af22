package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyBroken;
import java.util.Optional;

/** The condition that a node's state alone amounts to; what its stream amounts to is {@link StandbyConditions}'. */
final class StandbyDiagnosis {
    private StandbyDiagnosis() {}

    static Optional<Diagnosis> of(String cluster, AStandby standby) {
        return switch (standby.state()) {
            case FENCED, PROMOTED_UNEXPECTEDLY, SLOT_LOST, WAL_REMOVED, PAUSED_BY_PARAMETER ->
                Optional.of(new StandbyBroken(cluster, standby.node(), standby.state(), standby.why()));
            // Of a node that is down, silent or not to be judged, DownJudge tells.
            default -> Optional.empty();
        };
    }
}
