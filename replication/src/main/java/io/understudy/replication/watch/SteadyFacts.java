package io.understudy.replication.watch;

import io.understudy.replication.observe.NodeObservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of every node at an interval, beside the looks: a look begins the questions that are due and takes the
 * newest answers. A node that still owes an answer is not asked again. Looks are made one at a time.
 *
 * @param <T> the answer
 */
public final class SteadyFacts<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyFacts.class);
    private final Duration interval;
    private final Function<String, Optional<T>> question;
    private final Executor threads;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> open = new ConcurrentHashMap<>();
    private final Map<String, T> newest = new ConcurrentHashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param question of a node; empty when it did not answer
     */
    public SteadyFacts(Duration interval, Function<String, Optional<T>> question, Executor threads) {
        this.interval = interval;
        this.question = question;
        this.threads = threads;
    }

    /** The newest answers by node name, after asking the nodes that are due. */
    Map<String, T> renewed(Iterable<? extends NodeObservation> nodes, Instant now) {
        ask(nodes, now);
        return Map.copyOf(newest);
    }

    /** The same, having waited a little for nodes that are asked now and of which nothing is known yet. */
    Map<String, T> renewed(Iterable<? extends NodeObservation> nodes, Instant now, Duration patience) {
        CompletableFuture<?>[] first = ask(nodes, now).entrySet().stream()
                .filter(asking -> !newest.containsKey(asking.getKey()))
                .map(Map.Entry::getValue)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(first)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return Map.copyOf(newest);
    }

    /** Asks the nodes that are due; for what is to be known when a look that begins now has ended. */
    public void begin(Collection<String> nodes, Instant now) {
        nodes.forEach(node -> ask(node, now));
    }

    /** The newest answers by node name. */
    Map<String, T> newest() {
        return Map.copyOf(newest);
    }

    Optional<T> newest(String node) {
        return Optional.ofNullable(newest.get(node));
    }

    /** What was known of a node is wrong by now: it is asked anew by the next look. */
    void forget(String node) {
        newest.remove(node);
        asked.remove(node);
    }

    private Map<String, CompletableFuture<Void>> ask(Iterable<? extends NodeObservation> nodes, Instant now) {
        Map<String, CompletableFuture<Void>> begun = new HashMap<>();
        nodes.forEach(node -> ask(node.node(), now).ifPresent(asking -> begun.put(node.node(), asking)));
        return begun;
    }

    private Optional<CompletableFuture<Void>> ask(String node, Instant now) {
        CompletableFuture<Void> before = open.get(node);
        if (!isDue(node, now) || (before != null && !before.isDone())) {
            return Optional.empty();
        }
        asked.put(node, now);
        CompletableFuture<Void> asking =
                CompletableFuture.runAsync(() -> answer(node).ifPresent(answer -> newest.put(node, answer)), threads);
        open.put(node, asking);
        return Optional.of(asking);
    }

    /** A question with a fault of its own must not end the look that waits for it. */
    private Optional<T> answer(String node) {
        try {
            return question.apply(node);
        } catch (RuntimeException fault) {
            LOG.error("What is asked of {} beside the looks failed; it is asked again in {}", node, interval, fault);
            return Optional.empty();
        }
    }

    /** The clock may be set back. */
    private boolean isDue(String node, Instant now) {
        Instant last = asked.get(node);
        return last == null || Duration.between(last, now).abs().compareTo(interval) >= 0;
    }
}
