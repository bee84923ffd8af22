package io.understudy.replication.inspect;

import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.observe.NodeDetails;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Adds to a node's details how its timelines began. The machine is asked once for each history that a node comes with, so
 * that the steady look stays cheap; what it did not tell then stays unknown. Safe for any thread.
 */
public final class OriginMemory {
    private final Function<String, Optional<NodeDetails>> question;
    private final Function<String, Map<Integer, String>> machine;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(TimelineHistory history, Map<Integer, String> origins) {}

    /**
     * Asks nothing yet.
     *
     * @param question the details of a node; empty when it did not answer
     * @param machine the origins of a node's timelines, as they lie on its machine
     */
    public OriginMemory(
            Function<String, Optional<NodeDetails>> question, Function<String, Map<Integer, String>> machine) {
        this.question = question;
        this.machine = machine;
    }

    /** The details of a node, with the origins of its timelines. */
    public Optional<NodeDetails> details(String node) {
        return question.apply(node).map(found -> found.history()
                .filter(history -> history.timeline() > 1)
                .map(history -> found.with(origins(node, history)))
                .orElse(found));
    }

    private Map<Integer, String> origins(String node, TimelineHistory history) {
        Known before = known.get(node);
        if (before == null || !before.history().equals(history)) {
            known.put(node, new Known(history, machine.apply(node)));
        }
        return known.get(node).origins();
    }
}
