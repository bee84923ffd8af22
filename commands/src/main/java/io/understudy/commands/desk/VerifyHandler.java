package io.understudy.commands.desk;

import io.understudy.commands.render.TrialMessage;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Proves one cluster's replication with a mark. */
final class VerifyHandler implements ClusterHandler {
    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) throws InterruptedException {
        return new Answer.Shown(TrialMessage.of(clusters.get(0).trial().run()));
    }
}
