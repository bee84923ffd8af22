package io.understudy.commands.desk;

import io.understudy.commands.parse.Command;
import io.understudy.commands.render.DryRunMessage;
import io.understudy.commands.render.RefusalMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Plans a change of a cluster, and asks for its approval or only shows it. */
final class ChangeHandler {
    private final Wish wish;

    ChangeHandler(Wish wish) {
        this.wish = wish;
    }

    /** Names the change that a verb stands for. */
    interface Wish {
        Intent of(String cluster, String node, String reason);
    }

    /** {@code notBefore}: when it is to begin; empty: as soon as it is approved. */
    Answer answer(ManagedCluster cluster, Command.OnNode what, Optional<Instant> notBefore, Asked asked)
            throws InterruptedException {
        Proposal proposal = cluster.desk().plan(intent(what), notBefore);
        if (proposal instanceof Proposal.Refused refused) {
            return new Answer.Shown(RefusalMessage.of(refused));
        }
        return new Answer.Proposed(cluster.desk()
                .propose(
                        ((Proposal.Ready) proposal).plan(),
                        asked.invocation().by(),
                        asked.invocation().channel(),
                        notBefore));
    }

    /** The same checks and the same plan; nothing is stored. */
    Answer dryRun(ManagedCluster cluster, Command.OnNode what, Optional<Instant> notBefore)
            throws InterruptedException {
        Proposal proposal = cluster.desk().plan(intent(what), notBefore);
        if (proposal instanceof Proposal.Refused refused) {
            return new Answer.Shown(RefusalMessage.of(refused));
        }
        Plan plan = ((Proposal.Ready) proposal).plan();
        return new Answer.Shown(DryRunMessage.of(plan, notBefore));
    }

    private Intent intent(Command.OnNode what) {
        return wish.of(what.cluster(), what.node(), what.reason());
    }
}
