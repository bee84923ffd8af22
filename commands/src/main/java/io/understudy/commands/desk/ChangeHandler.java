package io.understudy.commands.desk;

import io.understudy.commands.render.RefusalMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Proposal;

/** Plans a change of a cluster and asks for its approval. */
final class ChangeHandler {
    private final Wish wish;

    ChangeHandler(Wish wish) {
        this.wish = wish;
    }

    /** Names the change that a verb stands for. */
    interface Wish {
        Intent of(String cluster, String node, String reason);
    }

    Answer answer(ManagedCluster cluster, String node, String reason, Asked asked) throws InterruptedException {
        return answer(cluster, wish.of(cluster.spec().name(), node, reason), asked);
    }

    /** The same for a change that was named whole. */
    static Answer answer(ManagedCluster cluster, Intent intent, Asked asked) throws InterruptedException {
        Proposal proposal = cluster.desk().plan(intent);
        if (proposal instanceof Proposal.Refused refused) {
            return new Answer.Shown(RefusalMessage.of(refused));
        }
        return new Answer.Proposed(cluster.desk()
                .propose(
                        ((Proposal.Ready) proposal).plan(),
                        asked.invocation().by(),
                        asked.invocation().channel()));
    }
}
