package io.understudy.commands.desk;

import io.understudy.commands.render.SlotsMessage;
import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Looks now and shows every replication slot of one cluster. */
final class SlotsHandler implements ClusterHandler {
    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) throws InterruptedException {
        return new Answer.Shown(
                SlotsMessage.of(clusters.get(0).watch().look().assessment().view()));
    }
}
