package io.understudy.replication.operate;

import io.understudy.replication.plan.Inspection;

/** Looks at everything that a planner of one cluster may know, now. A part that could not be asked says so in its record. */
public interface Inspector {
    Inspection inspect() throws InterruptedException;
}
