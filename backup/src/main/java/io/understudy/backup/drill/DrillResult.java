package io.understudy.backup.drill;

import io.understudy.backup.catalogue.Drill;

/** What became of asking for a drill. */
public sealed interface DrillResult {
    /** It ran; whether the failover was rehearsed to its end says {@link Drill#state()}. */
    record Finished(Drill drill) implements DrillResult {}

    /** Another drill of the same cluster runs; nothing was done. */
    record AlreadyRunning(String cluster) implements DrillResult {}
}
