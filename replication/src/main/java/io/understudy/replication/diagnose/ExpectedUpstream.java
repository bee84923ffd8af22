package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.WalReceiver;
import java.util.Map;
import java.util.Optional;

/**
 * Which server should send to a standby: the standby that it is cascaded from, else the primary. Only the upstream itself
 * has a row of it. Source: PostgreSQL manual, "Cascading Replication".
 */
record ExpectedUpstream(Evidence evidence, Optional<Primary> primary) {
    private static final String DEFAULT_PORT = "5432";

    /** What was seen of it; empty if it cannot be asked whom it sends to. */
    Optional<NodeObservation> of(AStandby node) {
        Optional<NodeObservation> named = received(node)
                .or(() -> configured(node))
                .or(() -> evidence.remembered().trends().of(node.node()).upstream())
                .filter(name -> !name.equals(node.node()))
                .map(evidence.view()::of);
        Optional<NodeObservation> server =
                named.filter(this::isStandby).or(() -> primary.map(NodeObservation.class::cast));
        return server.filter(one -> !one.node().equals(node.node()))
                .filter(one -> one.server().filter(ServerFacts::seesStatistics).isPresent());
    }

    /** A node that does not answer is what it was when it last did. */
    private boolean isStandby(NodeObservation one) {
        if (one instanceof Primary) {
            return false;
        }
        return one instanceof Standby
                || evidence.remembered().trends().of(one.node()).isStandby();
    }

    private Optional<String> received(AStandby node) {
        return node.seen() instanceof Standby standby
                ? standby.receiver()
                        .filter(WalReceiver::isStreaming)
                        .flatMap(receiver -> nameAt(receiver.senderHost(), receiver.senderPort()))
                : Optional.empty();
    }

    private Optional<String> configured(AStandby node) {
        Map<String, String> settings =
                evidence.detailsOf(node.node()).map(known -> known.settings()).orElse(Map.of());
        String host = settings.get("primary_conninfo.host");
        String port = settings.getOrDefault("primary_conninfo.port", DEFAULT_PORT);
        return evidence.spec().nodes().stream()
                .filter(one -> one.address().equals(host) && port.equals(Integer.toString(one.port())))
                .map(NodeSpec::name)
                .findFirst();
    }

    private Optional<String> nameAt(String host, int port) {
        return evidence.spec().nodeAt(host, port).map(NodeSpec::name);
    }
}
