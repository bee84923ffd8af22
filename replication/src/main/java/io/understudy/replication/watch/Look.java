package io.understudy.replication.watch;

import io.understudy.replication.observe.ClusterView;

/** One sweep over a cluster's nodes, with deadlines of its own. */
@FunctionalInterface
public interface Look {
    ClusterView look() throws InterruptedException;
}
