package io.understudy.replication.diagnose;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerVitals;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest vital signs of a server that answers, from the role that it has now. How old they are does not matter: what is
 * no longer answered is neither worse nor over.
 */
record SeenVitals(NodeObservation node, ServerVitals vitals) {
    static Stream<SeenVitals> of(Evidence evidence) {
        return evidence.view().nodes().stream().flatMap(node -> of(evidence, node).stream());
    }

    static Stream<SeenVitals> ofPrimaries(Evidence evidence) {
        return of(evidence).filter(one -> one.node instanceof Primary);
    }

    static Optional<SeenVitals> of(Evidence evidence, NodeObservation node) {
        return Optional.ofNullable(evidence.remembered().servers().get(node.node()))
                .filter(vitals -> vitals.inRecovery() ? node instanceof Standby : node instanceof Primary)
                .map(vitals -> new SeenVitals(node, vitals));
    }

    String name() {
        return node.node();
    }
}
