package io.understudy.replication.care;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.SshAddress;
import io.understudy.replication.host.SshHost;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The machines of a cluster's nodes, connected to when first used. Safe for any thread. */
public final class Machines implements AutoCloseable {
    private final Map<String, Host> byNode;

    /** Connects nowhere yet. */
    public Machines(ClusterSpec spec, Path knownHosts) {
        byNode = spec.nodes().stream()
                .map(node -> Map.entry(node.name(), host(node, knownHosts)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Host host(NodeSpec node, Path knownHosts) {
        if (node.access() instanceof HostAccess.Ssh ssh) {
            SshAddress address = new SshAddress(ssh.address(), ssh.port(), ssh.user(), ssh.privateKey(), knownHosts);
            return new SshHost(node.name(), address, Optional.empty());
        }
        return new LocalHost(node.name());
    }

    public Map<String, Host> byNode() {
        return byNode;
    }

    public Function<NodeSpec, Host> ofNode() {
        return node -> byNode.get(node.name());
    }

    @Override
    public void close() {
        byNode.values().forEach(Host::close);
    }
}
