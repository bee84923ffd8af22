package io.understudy.replication.diagnose;

import java.util.Optional;

/** One named condition with its numbers. Each module that adds kinds has one sealed family of its own. */
public interface Diagnosis {
    /**
     * Whose incident it belongs to: its topic, its node, and what else keeps two troubles of one node apart, divided by
     * colons. Without numbers: conditions with the same key are signs of one trouble. A kind of which one node can have
     * several, as of slots, overrides this with {@code keyOf(…, name)}.
     */
    default String key() {
        return keyOf(alert(), node());
    }

    /** The key of what there is once per node, or per cluster. */
    static String keyOf(Alert alert, Optional<String> node) {
        return alert.topic() + node.map(name -> ":" + name).orElse("");
    }

    /** The key of one of several things of a node, or of a cluster. */
    static String keyOf(Alert alert, Optional<String> node, String name) {
        return alert.topic() + ":" + node.orElse("") + ":" + name;
    }

    /** The node in a key; empty when it is about the whole cluster. */
    static Optional<String> nodeOf(String key) {
        String[] parts = key.split(":", 3);
        return Optional.of(parts)
                .filter(all -> all.length > 1 && !all[1].isEmpty())
                .map(all -> all[1]);
    }

    /** Its number, topic and runbook. */
    Alert alert();

    String cluster();

    /** The node that it is about; empty when it is about the whole cluster. */
    Optional<String> node();

    Severity severity();

    /** Whether somebody's announced work on the node can be what causes it: then it waits for the work's end. */
    default boolean isExplainedByMaintenance() {
        return severity() != Severity.PAGE && alert().isExplainedByWork();
    }

    /** What is wrong, for a phone's lock screen: one sentence with numbers and units. */
    String sentence();

    /** What to do first: the most harmless remedy that can work. */
    String doFirst();
}
