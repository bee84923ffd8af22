package io.understudy.replication.diagnose;

import io.understudy.replication.observe.ServerFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes to what a server says of itself, as tests draw them. */
public final class FactsSketch {
    private FactsSketch() {}

    public static UnaryOperator<ServerFacts> ofCluster(long identifier) {
        return facts -> facts(facts, identifier, facts.startedAt(), facts.clock(), facts.processesSince());
    }

    public static UnaryOperator<ServerFacts> startedAt(Instant time) {
        return facts -> facts(facts, facts.systemIdentifier(), time, facts.clock(), Optional.of(time));
    }

    /** Its sessions crashed and began anew; its postmaster stayed. */
    public static UnaryOperator<ServerFacts> recoveredAt(Instant time) {
        return facts -> facts(facts, facts.systemIdentifier(), facts.startedAt(), facts.clock(), Optional.of(time));
    }

    public static UnaryOperator<ServerFacts> clockAt(Instant time) {
        return facts -> facts(facts, facts.systemIdentifier(), facts.startedAt(), time, facts.processesSince());
    }

    private static ServerFacts facts(
            ServerFacts like, long identifier, Instant startedAt, Instant clock, Optional<Instant> processesSince) {
        return new ServerFacts(
                identifier,
                like.versionNumber(),
                like.version(),
                like.timeline(),
                like.controlTimeline(),
                startedAt,
                clock,
                like.seesStatistics(),
                like.dataDirectory(),
                processesSince);
    }
}
