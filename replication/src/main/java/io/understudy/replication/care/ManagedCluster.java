package io.understudy.replication.care;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.inspect.Quarantine;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.runbook.Investigator;
import io.understudy.replication.trial.StreamTrial;
import io.understudy.replication.watch.Watch;

/**
 * One cluster in the bot's care.
 *
 * @param channel where its alerts go
 * @param quarantine what its rebuilds kept
 * @param trial proves its replication with a mark in the WAL
 * @param investigator finds out about its incidents
 */
public record ManagedCluster(
        ClusterSpec spec,
        String channel,
        Watch watch,
        Desk desk,
        Quarantine quarantine,
        StreamTrial trial,
        Investigator investigator) {}
