package io.understudy.replication.theatre;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import java.util.Optional;

/** A theatre whose two servers are clusters of Debian's, with their configuration in {@code /etc/postgresql}. */
public record DebianTheatre(Theatre theatre, DebianClusters clusters) implements AutoCloseable {
    public static DebianTheatre open() {
        ScratchPair pair = ScratchPair.temporary();
        DebianClusters clusters = new DebianClusters(pair.site().host());
        try {
            clusters.adopt(pair.primary());
            clusters.adopt(pair.standby());
            return new DebianTheatre(Theatre.local(pair, node -> asDebian(node, clusters.of(node.name()))), clusters);
        } catch (RuntimeException | AssertionError e) {
            clusters.close();
            pair.close();
            throw e;
        }
    }

    private static NodeSpec asDebian(NodeSpec node, ServiceKind.Debian debian) {
        PostgresInstallation postgres = node.postgres();
        return new NodeSpec(
                node.name(),
                node.address(),
                node.port(),
                node.access(),
                new PostgresInstallation(
                        postgres.dataDirectory(),
                        postgres.binDirectory(),
                        postgres.osUser(),
                        Optional.empty(),
                        debian));
    }

    /** As if the machine were new, with its cluster's configuration only. */
    public void removeData(String node) {
        String data = theatre.spec().requireNode(node).postgres().dataDirectory();
        theatre.pair().site().host().run(Argv.of("rm", "-rf", "--", data), Patience.seconds(20));
    }

    public ScratchServer db1() {
        return theatre.pair().primary();
    }

    public ScratchServer db2() {
        return theatre.pair().standby();
    }

    @Override
    public void close() {
        clusters.close();
        theatre.close();
    }
}
