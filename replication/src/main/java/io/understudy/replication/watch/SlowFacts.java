package io.understudy.replication.watch;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The newest details of every node, asked for only now and then, beside the looks. One look at a time. */
public final class SlowFacts {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    /** For details of which nothing is known yet: a first look should tell them, and must not hang on them. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final SteadyFacts<NodeDetails> facts;

    /**
     * Asks when needed.
     *
     * @param question the details of a node now; empty when it did not answer
     */
    public SlowFacts(Function<String, Optional<NodeDetails>> question, Executor threads) {
        this.facts = new SteadyFacts<>(INTERVAL, question, threads);
    }

    /** Renews what is old, of nodes that answered in this look. */
    Map<String, NodeDetails> renewed(Iterable<NodeObservation> seen, Instant now) {
        List<NodeObservation> answering = StreamSupport.stream(seen.spliterator(), false)
                .filter(node -> node.server().isPresent())
                .toList();
        answering.stream().filter(this::wasPromoted).map(NodeObservation::node).forEach(facts::forget);
        return facts.renewed(answering, now, PATIENCE);
    }

    /** What was known of an older timeline would be compared with the wrong one. */
    private boolean wasPromoted(NodeObservation node) {
        int known = facts.newest(node.node())
                .flatMap(NodeDetails::history)
                .map(TimelineHistory::timeline)
                .orElse(Integer.MAX_VALUE);
        return node.server().filter(server -> server.timeline() > known).isPresent();
    }
}
