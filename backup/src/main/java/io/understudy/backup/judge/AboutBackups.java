package io.understudy.backup.judge;

import io.understudy.replication.diagnose.Diagnosis;
import java.util.Optional;

/** About the backups of a cluster, and about none of its nodes. */
interface AboutBackups extends Diagnosis {
    @Override
    default Optional<String> node() {
        return Optional.empty();
    }

    /** Work on a server explains nothing: there is another server, or another night, and what is rehearsed is a copy. */
    @Override
    default boolean isExplainedByMaintenance() {
        return false;
    }
}
