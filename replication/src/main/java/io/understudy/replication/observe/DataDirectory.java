package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import java.util.Optional;

/** What lies at a node's declared data directory, after symbolic links. */
public sealed interface DataDirectory {
    record Absent() implements DataDirectory {}

    record Empty() implements DataDirectory {}

    /**
     * A PostgreSQL data directory.
     *
     * @param history of the newest timeline that its {@code pg_wal} knows
     * @param walEnd end of the last valid WAL record in it; empty when the server runs or it could not be read
     * @param standbySignal whether it would start as a standby
     * @param ownConfiguration whether {@code postgresql.conf} lies in it; Debian's lies elsewhere
     * @param walBytes size of its {@code pg_wal}
     * @param layout where its parts lie, and what was kept beside it
     */
    record Cluster(
            String realPath,
            int majorVersion,
            ControlFile control,
            TimelineHistory history,
            Optional<Lsn> walEnd,
            boolean standbySignal,
            boolean ownConfiguration,
            long walBytes,
            DataLayout layout)
            implements DataDirectory {}

    /** Something else: never touched. */
    record Foreign(String what) implements DataDirectory {}
}
