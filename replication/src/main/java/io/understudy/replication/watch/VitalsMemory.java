package io.understudy.replication.watch;

import io.understudy.replication.observe.ServerVitals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Holds a server's vital signs beside those before, so that they tell since when something stands still. Safe for any thread. */
public final class VitalsMemory {
    private final Function<String, Optional<ServerVitals>> question;
    private final Map<String, ServerVitals> newest = new ConcurrentHashMap<>();

    /**
     * Asks nothing yet.
     *
     * @param question the vital signs of a node; empty when it did not answer, never throws
     */
    public VitalsMemory(Function<String, Optional<ServerVitals>> question) {
        this.question = question;
    }

    /** The vital signs of a node now, compared with its last ones. */
    public Optional<ServerVitals> vitals(String node) {
        return question.apply(node).map(found -> newest.merge(node, found, (before, now) -> now.after(before)));
    }
}
