package io.understudy.replication.theatre;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.SshAddress;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.roles.RoleNames;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import java.util.List;
import java.util.Optional;

/** A pair's servers as an operator would declare them. */
final class Declared {
    private Declared() {}

    static HostAccess over(SshServer sshd) {
        SshAddress address = sshd.address();
        return new HostAccess.Ssh(address.host(), address.port(), address.user(), address.privateKey());
    }

    static List<NodeSpec> nodes(List<ScratchServer> servers, HostAccess access) {
        return servers.stream().map(server -> node(server, access)).toList();
    }

    static ClusterSpec spec(ScratchPair pair, List<NodeSpec> nodes) {
        RoleNames roles = RoleNames.DEFAULT;
        return new ClusterSpec(
                Theatre.CLUSTER,
                nodes,
                "postgres",
                login(pair, roles.watcher()),
                login(pair, roles.operator()),
                new ReplicationLogin(
                        roles.replicator(), pair.primary().passfile().toString()));
    }

    private static Login login(ScratchPair pair, String role) {
        return new Login(role, new Secret(pair.primary().passwordOf(role)));
    }

    static NodeSpec node(ScratchServer server, HostAccess access) {
        return new NodeSpec(
                server.name(),
                ScratchServer.ADDRESS,
                server.port(),
                access,
                new PostgresInstallation(
                        server.dataDirectory().toString(),
                        server.site().binaries().directory().toString(),
                        server.host().loginUser(),
                        Optional.of(server.logFile().toString())));
    }
}
