package io.understudy.replication.plan;

/** What performing a step does to the world. */
public enum Effect {
    READS,
    REVERSIBLE,
    IRREVERSIBLE
}
