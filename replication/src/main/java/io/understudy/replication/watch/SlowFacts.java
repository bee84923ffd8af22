package io.understudy.replication.watch;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The newest details of every node, asked for only now and then. Safe for any thread. */
public final class SlowFacts {
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private final Function<String, Optional<NodeDetails>> question;
    private final Map<String, NodeDetails> newest = new ConcurrentHashMap<>();
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    /**
     * Asks when needed.
     *
     * @param question the details of a node now; empty when it did not answer
     */
    public SlowFacts(Function<String, Optional<NodeDetails>> question) {
        this.question = question;
    }

    /** Renews what is old, of nodes that answered in this look. */
    Map<String, NodeDetails> renewed(Iterable<NodeObservation> seen, Instant now) {
        for (NodeObservation node : seen) {
            if (node.server().isPresent() && (isDue(node.node(), now) || wasPromoted(node))) {
                asked.put(node.node(), now);
                question.apply(node.node()).ifPresent(details -> newest.put(node.node(), details));
            }
        }
        return Map.copyOf(newest);
    }

    /** What was known of an older timeline would be compared with the wrong one. */
    private boolean wasPromoted(NodeObservation node) {
        int known = Optional.ofNullable(newest.get(node.node()))
                .flatMap(NodeDetails::history)
                .map(TimelineHistory::timeline)
                .orElse(Integer.MAX_VALUE);
        return node.server().filter(facts -> facts.timeline() > known).isPresent();
    }

    /** Counted from the question, answered or not: a mute node must not slow every look. The clock may be set back. */
    private boolean isDue(String node, Instant now) {
        Instant last = asked.get(node);
        return last == null || Duration.between(last, now).abs().compareTo(INTERVAL) > 0;
    }
}
