package io.understudy.commands.desk;

import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.operate.Operation;
import java.util.List;
import java.util.Optional;

/** Finds requests by their numbers, which are unique over all clusters. */
record Requests(CommandWiring wiring) {
    private static final int RECENT = 100;

    /** A request and its cluster. */
    record Found(ManagedCluster cluster, Operation operation) {}

    Optional<Found> find(long request) {
        return in(wiring.inOrder(), request);
    }

    Optional<Found> in(List<ManagedCluster> clusters, long request) {
        return clusters.stream()
                .flatMap(cluster -> cluster.desk().find(request).stream().map(one -> new Found(cluster, one)))
                .findFirst();
    }

    /** What waits or runs, oldest first; it is surely among the recent ones: requests expire. */
    List<Found> unfinished() {
        return wiring.inOrder().stream()
                .flatMap(cluster -> cluster.desk().recent(RECENT).stream()
                        .filter(one -> !one.state().ended())
                        .map(one -> new Found(cluster, one)))
                .sorted((one, other) ->
                        Long.compare(one.operation().id(), other.operation().id()))
                .toList();
    }
}
