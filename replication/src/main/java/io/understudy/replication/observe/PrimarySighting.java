package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.time.Instant;

/** The last time a node was seen as primary, and where its WAL stood. */
public record PrimarySighting(String node, int timeline, Lsn current, Instant at) {}
