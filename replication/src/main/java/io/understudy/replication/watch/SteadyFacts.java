package io.understudy.replication.watch;

import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What is asked of every node at an interval, beside the looks: a look begins the questions that are due and takes the
 * newest answers, without waiting. A node that still owes an answer is not asked again. Safe for any thread.
 *
 * @param <T> the answer
 */
public final class SteadyFacts<T> {
    private final Duration interval;
    private final Function<String, Optional<T>> question;
    private final Executor threads;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private final Map<String, T> newest = new ConcurrentHashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param question of a node; empty when it did not answer, never throws
     */
    public SteadyFacts(Duration interval, Function<String, Optional<T>> question, Executor threads) {
        this.interval = interval;
        this.question = question;
        this.threads = threads;
    }

    /** The newest answers by node name, after asking the nodes that are due. */
    Map<String, T> renewed(Iterable<NodeObservation> nodes, Instant now) {
        for (NodeObservation node : nodes) {
            if (isDue(node.node(), now)) {
                open.compute(
                        node.node(), (name, before) -> before == null || before.isDone() ? ask(name, now) : before);
            }
        }
        return Map.copyOf(newest);
    }

    private CompletableFuture<Void> ask(String node, Instant now) {
        asked.put(node, now);
        return CompletableFuture.runAsync(
                () -> question.apply(node).ifPresent(answer -> newest.put(node, answer)), threads);
    }

    /** The clock may be set back. */
    private boolean isDue(String node, Instant now) {
        Instant last = asked.get(node);
        return last == null || Duration.between(last, now).abs().compareTo(interval) >= 0;
    }
}
