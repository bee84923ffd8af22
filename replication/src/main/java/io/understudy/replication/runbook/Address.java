package io.understudy.replication.runbook;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.NodeDetails;
import java.util.Map;
import java.util.Optional;

/** Where a standby looks for its upstream. */
record Address(String host, int port) {
    private static final int USUAL_PORT = 5432;

    /** As the standby's primary_conninfo says, which may name another network; else as the upstream is declared. */
    static Address ofUpstream(Case one, String standby, String upstream) {
        NodeSpec declared = one.spec(upstream);
        Map<String, String> settings =
                one.ask().details(standby).known().map(NodeDetails::settings).orElse(Map.of());
        return Optional.ofNullable(settings.get("primary_conninfo.host"))
                .map(hosts -> hosts.replaceFirst(",.*", ""))
                .filter(host -> !host.isEmpty() && !host.startsWith("/"))
                .map(host -> new Address(host, port(settings)))
                .orElseGet(() -> new Address(declared.address(), declared.port()));
    }

    private static int port(Map<String, String> settings) {
        return Optional.ofNullable(settings.get("primary_conninfo.port"))
                .map(Integer::parseInt)
                .orElse(USUAL_PORT);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
