package io.understudy.commands.desk;

import io.understudy.commands.render.HistoryMessage;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Shows what was asked for on one cluster. */
final class HistoryHandler implements ClusterHandler {
    private static final int SHOWN = 10;

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        ManagedCluster cluster = clusters.get(0);
        return new Answer.Shown(
                HistoryMessage.of(cluster.spec().name(), cluster.desk().recent(SHOWN)));
    }
}
