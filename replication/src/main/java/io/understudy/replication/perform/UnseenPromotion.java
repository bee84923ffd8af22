package io.understudy.replication.perform;

import io.understudy.replication.host.Host;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Promotes without the old primary's machine.
 *
 * @param bot the machine that the bot runs on, where the hook's check is asked
 */
record UnseenPromotion(Stage stage, Host bot) implements StepPerformer<PromoteUnseen> {
    @Override
    public Standing standing(PromoteUnseen step, Optional<String> before) {
        return promotion().standing(seen(step), before);
    }

    @Override
    public void perform(PromoteUnseen step, Consumer<Progress> progress)
            throws StepFailedException, InterruptedException {
        requireAway(step);
        if (!step.check().isEmpty()) {
            requireProof(step);
        }
        promotion().go(seen(step));
    }

    private PromotionPerformers.Promote promotion() {
        return new PromotionPerformers.Promote(stage);
    }

    private static PromoteStandby seen(PromoteUnseen step) {
        return new PromoteStandby(step.node(), step.oldPrimary(), step.fromTimeline());
    }

    /** People took the risk of what nobody sees, not of what everybody can see. */
    private void requireAway(PromoteUnseen step) throws StepFailedException {
        String old = step.oldPrimary();
        boolean runs = stage.inspect(old) instanceof HostFinding.Seen seen
                && !(seen.postmaster() instanceof Postmaster.Gone gone
                        && gone.survivors().isEmpty());
        if (runs || stage.probe().look(old).server().isPresent()) {
            throw new StepFailedException(
                    old + " to stay away",
                    "it can be seen again, and its server process is alive",
                    "nothing was promoted; ask anew: /replica promote " + step.node());
        }
    }

    private void requireProof(PromoteUnseen step) throws StepFailedException {
        Standing proof = HookPerformer.checked(bot, "that fenced " + step.oldPrimary(), step.check(), step.timeLimit());
        if (!(proof instanceof Standing.Done)) {
            throw new StepFailedException(
                    "the hook to prove once more that " + step.oldPrimary() + " is fenced",
                    proof instanceof Standing.NotDone not ? not.found() : ((Standing.Unknown) proof).reason(),
                    "nothing was promoted; look at " + step.oldPrimary());
        }
    }
}
