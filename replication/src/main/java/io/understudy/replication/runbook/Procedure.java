package io.understudy.replication.runbook;

/** The steps of one runbook, in their order. */
@FunctionalInterface
interface Procedure {
    void follow(Case one, Notes notes);
}
