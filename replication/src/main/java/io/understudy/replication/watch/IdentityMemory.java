package io.understudy.replication.watch;

import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LagHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which database cluster this is: the first one seen as primary, also after a restart. It is replaced only when all declared
 * nodes have agreed on another one for an hour, which people have been told of then. One thread at a time.
 */
final class IdentityMemory {
    private static final Duration AGREED = Duration.ofHours(1);
    private final String cluster;
    private final LagHistory store;
    private OptionalLong expected;
    private Optional<Candidate> candidate = Optional.empty();

    private record Candidate(long identifier, Instant since) {}

    IdentityMemory(String cluster, LagHistory store) {
        this.cluster = cluster;
        this.store = store;
        this.expected = store.systemIdentifier(cluster);
    }

    /** What every node is expected to be, after this look. */
    OptionalLong saw(ClusterView view) {
        if (expected.isEmpty()) {
            view.solePrimary().ifPresent(primary -> keep(primary.facts().systemIdentifier()));
        } else {
            candidate = otherAgreedOn(view).map(other -> candidate
                    .filter(before -> before.identifier() == other)
                    .orElseGet(() -> new Candidate(other, view.at())));
            candidate
                    .filter(one -> Duration.between(one.since(), view.at()).compareTo(AGREED) >= 0)
                    .ifPresent(one -> keep(one.identifier()));
        }
        return expected;
    }

    private void keep(long identifier) {
        store.keepSystemIdentifier(cluster, identifier);
        expected = OptionalLong.of(identifier);
        candidate = Optional.empty();
    }

    private Optional<Long> otherAgreedOn(ClusterView view) {
        Map<String, Long> found = view.systemIdentifiers();
        Set<Long> distinct = Set.copyOf(found.values());
        return found.size() == view.nodes().size() && distinct.size() == 1
                ? distinct.stream().filter(one -> one != expected.getAsLong()).findFirst()
                : Optional.empty();
    }
}
