package io.understudy.replication.check;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that was asked of one node.
 *
 * @param server as the watcher sees it
 * @param details empty if the server did not give them
 */
public record NodeAnswers(
        NodeSpec node,
        MachineAnswer machine,
        NodeObservation server,
        Optional<NodeDetails> details,
        OperatorAnswer operator) {
    Optional<DataDirectory> directory() {
        return machine instanceof MachineAnswer.Examined examined && examined.finding() instanceof HostFinding.Seen seen
                ? Optional.of(seen.directory())
                : Optional.empty();
    }

    /** Whether the node is still to be made: there is nothing at its data directory. */
    boolean isBlank() {
        return directory()
                .filter(found -> found instanceof DataDirectory.Absent || found instanceof DataDirectory.Empty)
                .isPresent();
    }

    /** Of the running server, else of its directory. */
    Optional<Long> systemIdentifier() {
        return server.server().map(ServerFacts::systemIdentifier).or(() -> directory()
                .filter(DataDirectory.Cluster.class::isInstance)
                .map(found -> ((DataDirectory.Cluster) found).control().systemIdentifier()));
    }

    /** Of the running server, else of the programs that would run it. */
    OptionalInt majorVersion() {
        return server.server()
                .map(facts -> OptionalInt.of(facts.majorVersion()))
                .orElseGet(() -> machine instanceof MachineAnswer.Examined examined
                        ? examined.programs().majorVersion()
                        : OptionalInt.empty());
    }
}
