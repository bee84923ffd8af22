package io.understudy.replication.operate;

import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.PauseLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which pauses of ours are to be ended now: those whose time is over, and those of the bot's own that nobody in this
 * process needs any more, as after a restart.
 *
 * <p>Safe for any thread; only {@link #overdue} is called often.
 */
final class PauseKeeper {
    /** Between two attempts at a pause that cannot be ended now, as on a server that does not answer. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final OperationStore store;
    private final String cluster;
    private final InstantSource clock;
    private final Map<PauseLease, Instant> tried = new HashMap<>();
    private final Set<Long> held = new HashSet<>();
    private Optional<List<PauseLease>> known = Optional.empty();

    PauseKeeper(OperationStore store, String cluster, InstantSource clock) {
        this.store = store;
        this.cluster = cluster;
        this.clock = clock;
    }

    /** An operation ran: what was known may have changed. */
    synchronized void lookAgain() {
        known = Optional.empty();
    }

    /** The pause that this operation makes for the bot itself is needed from now on. */
    synchronized void hold(long request) {
        held.add(request);
    }

    /** It is needed no more. */
    synchronized void release(long request) {
        held.remove(request);
    }

    /** It could not be tried; that is no reason to wait. */
    synchronized void putOff(PauseLease lease) {
        tried.remove(lease);
    }

    /** The pauses to end now; each is named at most every half minute. */
    synchronized List<PauseLease> overdue() {
        if (known.isEmpty()) {
            known = Optional.of(PauseLeases.of(store, cluster));
            tried.keySet().retainAll(known.get());
        }
        Instant now = clock.instant();
        List<PauseLease> due = known.get().stream()
                .filter(lease -> !now.isBefore(lease.until()) || isForsaken(lease))
                .filter(lease -> !now.isBefore(tried.getOrDefault(lease, Instant.MIN)))
                .toList();
        due.forEach(lease -> tried.put(lease, now.plus(AGAIN_AFTER)));
        return due;
    }

    Intent intent(PauseLease lease) {
        return new Intent.EndPause(cluster, lease.node(), lease.request(), lease.reason());
    }

    private boolean isForsaken(PauseLease lease) {
        return !held.contains(lease.request())
                && store.find(lease.request())
                        .filter(operation -> operation.plan().intent() instanceof Intent.HoldReplay)
                        .isPresent();
    }
}
