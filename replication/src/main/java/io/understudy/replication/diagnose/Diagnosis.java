package io.understudy.replication.diagnose;

import java.util.Optional;

/** One named condition with its numbers. Each module that adds kinds has one sealed family of its own. */
public interface Diagnosis {
    /** What makes two sightings the same condition: its kind and whom it is about, without numbers. */
    default String key() {
        return getClass().getSimpleName() + node().map(name -> ":" + name).orElse("");
    }

    /** Its number, topic and runbook. */
    Alert alert();

    String cluster();

    /** The node that it is about; empty when it is about the whole cluster. */
    Optional<String> node();

    Severity severity();

    /** Whether somebody's announced work on the node can be what causes it: then it waits for the work's end. */
    default boolean isExplainedByMaintenance() {
        return severity() != Severity.PAGE;
    }

    /** What is wrong, for a phone's lock screen: one sentence with numbers and units. */
    String sentence();

    /** What to do first: the most harmless remedy that can work. */
    String doFirst();
}
