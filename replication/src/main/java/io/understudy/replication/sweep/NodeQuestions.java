package io.understudy.replication.sweep;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.sql.NodeProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Asks several nodes at once, each up to the deadline. */
final class NodeQuestions {
    private final NodeProbe probe;
    private final Executor executor;
    private final Duration deadline;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<NodeObservation>> unanswered = new ConcurrentHashMap<>();

    NodeQuestions(NodeProbe probe, Executor executor, Duration deadline, InstantSource clock) {
        this.probe = probe;
        this.executor = executor;
        this.deadline = deadline;
        this.clock = clock;
    }

    Map<String, NodeObservation> ask(Collection<String> nodes) {
        Map<String, CompletableFuture<NodeObservation>> asked = new LinkedHashMap<>();
        nodes.forEach(node -> asked.put(node, ask(node)));
        Map<String, NodeObservation> found = new LinkedHashMap<>();
        asked.forEach((node, answer) -> found.put(node, answer.join()));
        return found;
    }

    /** A node that still owes an answer is not asked again: a hanging one takes up one thread, however often we look. */
    private CompletableFuture<NodeObservation> ask(String node) {
        return unanswered
                .compute(node, (same, before) -> before == null || before.isDone() ? start(node) : before)
                .copy()
                .completeOnTimeout(late(node), deadline.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> notUnderstood(node, failure));
    }

    private CompletableFuture<NodeObservation> start(String node) {
        return CompletableFuture.supplyAsync(() -> probe.look(node), executor);
    }

    private Unknown late(String node) {
        return new Unknown(
                node, clock.instant(), UnknownReason.TIMEOUT, "no answer within " + deadline.toMillis() + " ms");
    }

    private Unknown notUnderstood(String node, Throwable failure) {
        return new Unknown(node, clock.instant(), UnknownReason.NOT_UNDERSTOOD, String.valueOf(failure.getMessage()));
    }
}
