package io.understudy.commands.desk;

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
    private ChangeHandler() {}

    /** {@code notBefore}: when it is to begin; empty: as soon as it is approved. */
    static Answer answer(ManagedCluster cluster, Intent intent, Optional<Instant> notBefore, Asked asked)
            throws InterruptedException {
        Proposal proposal = cluster.desk().plan(intent, notBefore);
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
    static Answer dryRun(ManagedCluster cluster, Intent intent, Optional<Instant> notBefore)
            throws InterruptedException {
        Proposal proposal = cluster.desk().plan(intent, notBefore);
        if (proposal instanceof Proposal.Refused refused) {
            return new Answer.Shown(RefusalMessage.of(refused));
        }
        Plan plan = ((Proposal.Ready) proposal).plan();
        return new Answer.Shown(DryRunMessage.of(plan, notBefore));
    }
}
