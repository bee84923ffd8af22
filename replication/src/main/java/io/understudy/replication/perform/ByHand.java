package io.understudy.replication.perform;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import java.util.List;

/** What people type on a machine where the bot must not go on alone. */
record ByHand(ClusterSpec spec) {
    /** Looks first; then the way forward, and the way back. */
    List<String> afterAnUnclearPromotion(String candidate, String old) {
        NodeSpec asked = spec.requireNode(candidate);
        String data = asked.postgres().dataDirectory();
        return List.of(
                "psql -h " + asked.address() + " -p " + asked.port() + " -c 'SELECT pg_is_in_recovery()'",
                "f: " + candidate + " is the primary; go on with /replica start " + old,
                "t, and it must not become the primary any more: on the machine of " + candidate + ": "
                        + asOwner(candidate, "pg_ctl stop -m fast -D " + data) + " && rm -f " + data + "/promote",
                "then on the machine of " + old + ": rm " + data(old) + "/standby.signal, and /replica start " + old);
    }

    /** An immediate stop loses nothing that was acknowledged: the next start recovers. */
    String endTheStop(String node) {
        return "see its log for what holds it; on its machine "
                + asOwner(node, "pg_ctl stop -m immediate -D " + data(node)) + " ends it, then /replica start " + node;
    }

    private String asOwner(String node, String command) {
        PostgresInstallation postgres = spec.requireNode(node).postgres();
        return "runuser -u " + postgres.osUser() + " -- " + postgres.binDirectory() + "/" + command;
    }

    private String data(String node) {
        return spec.requireNode(node).postgres().dataDirectory();
    }
}
