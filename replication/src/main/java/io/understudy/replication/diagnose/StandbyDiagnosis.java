package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.ReplicationDiagnosis.NodeUnseen;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyBroken;
import io.understudy.replication.diagnose.ReplicationDiagnosis.StandbyLags;
import java.util.Optional;

/** The condition that a standby's state amounts to; empty when it is well or merely catching up. */
final class StandbyDiagnosis {
    private StandbyDiagnosis() {}

    static Optional<Diagnosis> of(String cluster, AStandby standby) {
        return switch (standby.state().standing()) {
            case WELL -> Optional.empty();
            case BROKEN -> Optional.of(new StandbyBroken(cluster, standby.node(), standby.state(), standby.why()));
            case UNSEEN -> Optional.of(unseen(cluster, standby));
            case BUSY -> busy(cluster, standby);
        };
    }

    private static Optional<Diagnosis> busy(String cluster, AStandby standby) {
        return switch (standby.state()) {
            case CATCHING_UP -> Optional.empty();
            case STARTING -> Optional.of(unseen(cluster, standby));
            default -> Optional.of(behind(cluster, standby));
        };
    }

    private static Diagnosis behind(String cluster, AStandby standby) {
        return standby.lag()
                .<Diagnosis>map(lag -> new StandbyLags(cluster, standby.node(), standby.state(), lag))
                .orElseGet(() -> unseen(cluster, standby));
    }

    private static NodeUnseen unseen(String cluster, AStandby standby) {
        return new NodeUnseen(
                cluster, standby.node(), standby.state(), standby.why().orElse("nothing more is known"));
    }
}
