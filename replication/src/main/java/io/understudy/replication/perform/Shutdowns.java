package io.understudy.replication.perform;

import io.understudy.replication.observe.ControlFinding;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Control files that said "shut down" in the present operation. Each look costs a command while nobody can write, and the
 * position of a shutdown checkpoint does not change: it is looked for once. The promotion itself looks anew.
 */
final class Shutdowns {
    private final Stage stage;
    private final Map<String, ControlFinding> seen = new ConcurrentHashMap<>();

    Shutdowns(Stage stage) {
        this.stage = stage;
    }

    /** What is remembered of a node, else what a look finds. */
    ControlFinding of(String node) {
        ControlFinding remembered = seen.get(node);
        if (remembered != null) {
            return remembered;
        }
        ControlFinding found = stage.control(node);
        keep(node, found);
        return found;
    }

    void keep(String node, ControlFinding found) {
        if (found instanceof ControlFinding.Seen one && one.control().isShutDown()) {
            seen.put(node, found);
        }
    }

    /** For the end of an operation. */
    void forget() {
        seen.clear();
    }
}
