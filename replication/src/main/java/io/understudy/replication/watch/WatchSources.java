package io.understudy.replication.watch;

import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.ServerVitals;

/**
 * Where a watch gets what it judges.
 *
 * @param clock is fed by {@code look}
 */
public record WatchSources(
        Look look,
        LsnClock clock,
        SlowFacts details,
        FenceGuard fences,
        SteadyFacts<ServerVitals> servers,
        SteadyFacts<MachineVitals> machines,
        OwnSpace ownSpace) {}
