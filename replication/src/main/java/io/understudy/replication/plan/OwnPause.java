package io.understudy.replication.plan;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.plan.ServerStep.ResumeReplay;
import java.util.List;

/** A pause of ours does not stand in the way of a promotion: it is ended first, as a step of its own. */
final class OwnPause {
    private OwnPause() {}

    /** Whether replay is paused, by the bot, and no setting was seen to hold it besides. */
    static boolean isAllThatHolds(Standby candidate, Inspection inspection) {
        boolean held = inspection
                .assessment()
                .standby(candidate.node())
                .map(AStandby::state)
                .filter(StandbyState.PAUSED_BY_PARAMETER::equals)
                .isPresent();
        return candidate.pause() != ReplayPause.NOT_PAUSED
                && inspection.pauseOf(candidate.node()).isPresent()
                && !held;
    }

    static List<Step> ended(Standby candidate, Inspection inspection) {
        return isAllThatHolds(candidate, inspection) ? List.of(new ResumeReplay(candidate.node())) : List.of();
    }

    /** What a check says that passed. */
    static String passed(Standby candidate, Inspection inspection) {
        return isAllThatHolds(candidate, inspection)
                ? "replay on " + candidate.node() + " is paused by the bot only, and resumed first"
                : "replay on " + candidate.node() + " is not paused";
    }
}
