package io.understudy.commands.desk;

import io.understudy.commands.access.AuditLog;
import io.understudy.commands.access.People;
import io.understudy.commands.access.SeenEvents;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.clock.JobBoard;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.commands.tell.WorkNarrator;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.operate.Identities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands stand on.
 *
 * @param clusters by name, in the order to show them; at least one
 * @param identities who is who over platforms; the same that the clusters' desks judge by
 * @param narrator the same that listens to the clusters' operations
 * @param workNarrator keeps the messages of long work with backups up to date
 * @param usualClusters of channels that have one: the cluster that is meant there where a command leaves it out
 */
public record CommandWiring(
        Map<String, ManagedCluster> clusters,
        MessageBoard board,
        People people,
        Identities identities,
        AuditLog audit,
        SeenEvents seen,
        BackupWiring backups,
        MaintenanceStore maintenance,
        OperationNarrator narrator,
        WorkNarrator workNarrator,
        IncidentWiring incidents,
        Map<String, String> usualClusters,
        JobBoard jobs,
        LagStories lags,
        InstantSource clock) {
    public CommandWiring {
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one cluster to look after, found none");
        }
        usualClusters = Map.copyOf(usualClusters);
        clusters = Collections.unmodifiableMap(new LinkedHashMap<>(clusters));
    }

    ManagedCluster cluster(String name) {
        return clusters.get(name);
    }

    List<ManagedCluster> inOrder() {
        return new ArrayList<>(clusters.values());
    }

    /** Names of the nodes of each cluster. */
    public Map<String, List<String>> nodeNames() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> names.put(name, cluster.spec().nodeNames()));
        return Collections.unmodifiableMap(names);
    }
}
