package io.understudy.commands.desk;

import io.understudy.replication.care.ManagedCluster;
import java.util.List;

/** Answers one verb about clusters. */
interface ClusterHandler {
    /** Gets one cluster; for status without an argument all of them. */
    Answer answer(List<ManagedCluster> clusters, Asked asked) throws InterruptedException;
}
