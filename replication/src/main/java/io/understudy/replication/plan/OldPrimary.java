package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import java.util.Optional;

/**
 * The primary that a failover replaces.
 *
 * @param data what lies on its machine; empty if that cannot be asked, or there is none
 */
record OldPrimary(String node, Optional<DataDirectory.Cluster> data) {
    static OldPrimary of(PrimaryPresence.Gone gone) {
        return new OldPrimary(
                gone.node(),
                gone.host().directory() instanceof DataDirectory.Cluster data ? Optional.of(data) : Optional.empty());
    }
}
