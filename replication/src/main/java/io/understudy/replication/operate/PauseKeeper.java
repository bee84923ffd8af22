package io.understudy.replication.operate;

import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ends pauses of ours when their time is over, by an operation like any other: stored, seen and told. What a pause's
 * approvers approved has an end, so that the bot may approve the end itself.
 *
 * <p>Safe for any thread; only {@link #overdue} is called often.
 */
final class PauseKeeper {
    static final Person BOT = new Person("understudy", "understudy", "Understudy");

    /** Between two attempts at a pause that cannot be ended now, as on a server that does not answer. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final OperationStore store;
    private final String cluster;
    private final InstantSource clock;
    private final Map<PauseLease, Instant> tried = new HashMap<>();
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

    /** The pauses to end now; each is named at most every half minute. */
    synchronized List<PauseLease> overdue() {
        if (known.isEmpty()) {
            known = Optional.of(PauseLeases.of(store, cluster));
            tried.keySet().retainAll(known.get());
        }
        Instant now = clock.instant();
        List<PauseLease> due = known.get().stream()
                .filter(lease -> !now.isBefore(lease.until()))
                .filter(lease -> !now.isBefore(tried.getOrDefault(lease, Instant.MIN)))
                .toList();
        due.forEach(lease -> tried.put(lease, now.plus(AGAIN_AFTER)));
        return due;
    }

    Intent intent(PauseLease lease) {
        return new Intent.EndPause(cluster, lease.node(), lease.request(), lease.reason());
    }

    /** Stores the end as an approved operation, where the pause was asked for; empty if it cannot be ended now. */
    Optional<Operation> approved(PauseLease lease, Proposal proposal) {
        if (!(proposal instanceof Proposal.Ready ready)) {
            return Optional.empty();
        }
        Plan plan = ready.plan();
        String channel = store.find(lease.request()).map(Operation::channel).orElse("");
        Instant now = clock.instant();
        Instant expires = now.plus(plan.approval().expiresAfter());
        Operation asked = store.propose(plan, BOT, channel, now, expires, Optional.empty());
        return store.append(asked, new OperationEvent.Approved(now, BOT));
    }
}
