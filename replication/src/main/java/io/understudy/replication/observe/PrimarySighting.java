package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.time.Instant;

/** The last time a node was seen as primary, and where its WAL stood. */
public record PrimarySighting(String node, int timeline, Lsn current, Instant at) {
    /** What a look at a primary leaves to be remembered. */
    public static PrimarySighting of(NodeObservation.Primary seen) {
        return new PrimarySighting(seen.node(), seen.facts().timeline(), seen.current(), seen.at());
    }
}
