package io.understudy.replication.watch;

import io.understudy.replication.diagnose.FencedNode;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.watch.FenceMemory.By;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks the machines of fenced nodes at every look whether the fence still holds. One look at a time. */
public final class FenceGuard {
    /** A machine that takes longer is judged by its answer before. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final FenceMemory memory;
    private final Function<String, Autostart> question;
    private final Executor threads;
    private final Map<String, CompletableFuture<Autostart>> asked = new HashMap<>();
    private final Map<String, Autostart> newest = new HashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param question of a node's machine; never throws
     */
    public FenceGuard(FenceMemory memory, Function<String, Autostart> question, Executor threads) {
        this.memory = memory;
        this.question = question;
        this.threads = threads;
    }

    /** What is fenced now. */
    List<FencedNode> look() {
        Map<String, By> fenced = memory.fenced();
        newest.keySet().retainAll(fenced.keySet());
        fenced.forEach((node, by) -> {
            if (by == By.ITS_MACHINE) {
                asked.computeIfAbsent(node, this::ask);
            }
        });
        fenced.keySet().forEach(this::listen);
        return fenced.keySet().stream()
                .map(node -> new FencedNode(node, newest.get(node) instanceof Autostart.Allowed))
                .toList();
    }

    private CompletableFuture<Autostart> ask(String node) {
        return CompletableFuture.supplyAsync(() -> question.apply(node), threads);
    }

    /** A question that is still open is neither asked again nor waited for any longer. */
    private void listen(String node) {
        CompletableFuture<Autostart> answer = asked.get(node);
        if (answer == null) {
            return;
        }
        Autostart late = new Autostart.Unknown("its machine does not answer yet");
        Autostart found = answer.copy()
                .completeOnTimeout(late, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (answer.isDone()) {
            asked.remove(node);
            newest.put(node, found);
        }
    }
}
