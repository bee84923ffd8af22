package io.understudy.replication.watch;

import io.understudy.replication.observe.Door;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.operate.PauseBook;

/**
 * Where a watch gets what it judges.
 *
 * @param clock is fed by {@code look}
 * @param doors how the servers' ports answered knocks, which {@code look} begins
 * @param isolation shared with the watches of all other clusters
 * @param prompt tells that a check is due before its time
 */
public record WatchSources(
        Look look,
        LsnClock clock,
        SlowFacts details,
        FenceGuard fences,
        SteadyFacts<ServerVitals> servers,
        SteadyFacts<MachineVitals> machines,
        OwnSpace ownSpace,
        PauseBook ownPauses,
        SteadyFacts<Door> doors,
        Isolation isolation,
        Prompt prompt) {}
