package io.understudy.replication.plan;

/** Decides how an intent is carried out, or why not. Pure: the same inspection gives the same proposal. */
public interface Planner {
    Proposal plan(Intent intent, Inspection inspection);
}
