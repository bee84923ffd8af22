package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import java.util.Optional;

/** Judges nodes while it is not known who the primary is: nothing about lag, lineage or slots can be said. */
record OrphanJudge(Evidence evidence) {
    AStandby judge(NodeObservation seen) {
        Finding finding = finding(seen);
        return new AStandby(
                seen,
                finding.state(),
                finding.why(),
                Optional.empty(),
                CatchUp.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    private Finding finding(NodeObservation seen) {
        if (seen instanceof Primary) {
            return Finding.of(StandbyState.PROMOTED_UNEXPECTEDLY);
        }
        if (seen instanceof WarmStandby) {
            return Finding.of(StandbyState.UNREACHABLE, "it takes no connections, and no primary tells of it");
        }
        return seen instanceof Standby standby ? finding(standby) : SilentNode.finding(seen);
    }

    private Finding finding(Standby standby) {
        if (!standby.facts().seesStatistics()) {
            return Finding.of(StandbyState.NO_PERMISSION);
        }
        return evidence.streams(standby)
                ? Finding.of(StandbyState.STREAMING, "its upstream was not seen")
                : Finding.of(StandbyState.DISCONNECTED, "no primary was seen");
    }
}
