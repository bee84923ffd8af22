package io.understudy.replication.plan;

/** Plans what changes one running server and the role of none. */
final class ServerVerbs {
    private final FollowPlanner follow;
    private final RestartPlanner restart;
    private final PausePlanner pause;
    private final ResumePlanner resume;
    private final DropSlotPlanner dropSlot;

    ServerVerbs(ApprovalSettings approvals) {
        follow = new FollowPlanner(approvals);
        restart = new RestartPlanner(approvals);
        pause = new PausePlanner(approvals);
        resume = new ResumePlanner(approvals);
        dropSlot = new DropSlotPlanner(approvals);
    }

    Proposal plan(Intent intent, Inspection inspection) {
        if (intent instanceof Intent.Follow wanted) {
            return follow.plan(wanted, inspection);
        }
        if (intent instanceof Intent.Restart wanted) {
            return restart.plan(wanted, inspection);
        }
        if (intent instanceof Intent.PauseReplay wanted) {
            return pause.plan(wanted, inspection);
        }
        if (intent instanceof Intent.HoldReplay wanted) {
            return pause.plan(wanted, inspection);
        }
        if (intent instanceof Intent.ResumeReplay wanted) {
            return resume.plan(wanted, inspection);
        }
        if (intent instanceof Intent.EndPause wanted) {
            return resume.plan(wanted, inspection);
        }
        if (intent instanceof Intent.DropSlot wanted) {
            return dropSlot.plan(wanted, inspection);
        }
        throw new IllegalArgumentException("no planner for " + intent);
    }
}
