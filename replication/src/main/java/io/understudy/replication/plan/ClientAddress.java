package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import java.util.stream.Collectors;

/**
 * How clients find the primary, whoever it is: every node, and the wish for one that takes writes. Source: PostgreSQL
 * manual, "Specifying Multiple Hosts".
 */
public final class ClientAddress {
    /** Of the fact in a promotion's plan. */
    public static final String LABEL = "Clients connect with";

    private ClientAddress() {}

    static Fact of(ClusterSpec spec) {
        String hosts = spec.nodes().stream().map(NodeSpec::address).collect(Collectors.joining(","));
        String ports =
                spec.nodes().stream().map(node -> Integer.toString(node.port())).collect(Collectors.joining(","));
        return new Fact(
                LABEL,
                "host=" + hosts + " port=" + ports + " dbname=" + spec.database() + " target_session_attrs=read-write");
    }
}
