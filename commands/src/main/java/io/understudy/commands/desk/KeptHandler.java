package io.understudy.commands.desk;

import io.understudy.commands.render.KeptMessage;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Shows what rebuilds of one cluster kept. */
final class KeptHandler implements ClusterHandler {
    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        ManagedCluster cluster = clusters.get(0);
        return new Answer.Shown(
                KeptMessage.of(cluster.spec().name(), cluster.quarantine().look()));
    }
}
