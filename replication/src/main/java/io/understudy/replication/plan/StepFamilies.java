package io.understudy.replication.plan;

import java.util.List;

/** The sealed families of steps of this module: one line for each, read by whoever stores or performs them. */
public final class StepFamilies {
    private static final List<Class<? extends Step>> ALL = List.of(
            ReplicationStep.class,
            HandoverStep.class,
            FenceStep.class,
            RebuildStep.class,
            OutcomeStep.class,
            ServerStep.class);

    private StepFamilies() {}

    /** Sealed interfaces; the kinds are their permitted records. */
    public static List<Class<? extends Step>> all() {
        return ALL;
    }
}
