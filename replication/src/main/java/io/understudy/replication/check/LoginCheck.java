package io.understudy.replication.check;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.plan.Check;
import java.util.Optional;

/**
 * Whether a role may log in, and what to do when it may not.
 *
 * @param key where the cluster's configuration has the role, for example {@code watcher}
 */
public record LoginCheck(ClusterSpec cluster, String key, String role) {
    /** The refusal is in the server's or the driver's own words; empty when the login went well. */
    public Check of(NodeSpec node, Optional<String> refusal) {
        return refusal.map(words -> refused(node, words))
                .orElseGet(() -> Check.pass(key + "-login", role + " logs in"));
    }

    Check refused(NodeSpec node, String words) {
        return Check.block(
                key + "-login",
                "server at %s port %d refuses the %s %s: %s".formatted(node.address(), node.port(), key, role, words),
                "compare the password of clusters.%s.%s with the role's (on the primary: ALTER ROLE %s PASSWORD …), and look for a matching line in pg_hba.conf"
                        .formatted(cluster.name(), key, role));
    }
}
