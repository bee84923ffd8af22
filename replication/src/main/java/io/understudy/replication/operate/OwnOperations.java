package io.understudy.replication.operate;

import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that the bot asks for and approves by itself: the end of a pause, which its approvers approved with it, and a
 * pause that the configuration allows. They are stored, seen and told like all others.
 */
final class OwnOperations {
    static final Person BOT = new Person("understudy", "understudy", "Understudy");

    private static final Logger LOG = LoggerFactory.getLogger(OwnOperations.class);
    private final OperationStore store;
    private final ClusterLock lock;
    private final OperationListener listener;
    private final OperationQueue queue;
    private final PauseKeeper pauses;
    private final InstantSource clock;

    OwnOperations(
            OperationStore store,
            ClusterLock lock,
            OperationListener listener,
            OperationQueue queue,
            PauseKeeper pauses,
            InstantSource clock) {
        this.store = store;
        this.lock = lock;
        this.listener = listener;
        this.queue = queue;
        this.pauses = pauses;
        this.clock = clock;
    }

    /** Plans for {@link Desk#plan(Intent)}. */
    @FunctionalInterface
    interface Planning {
        Proposal plan(Intent intent) throws InterruptedException;
    }

    Decision hold(Intent.HoldReplay intent, String channel, Planning planning) throws InterruptedException {
        Proposal proposal = planning.plan(intent);
        if (proposal instanceof Proposal.Refused refused) {
            return new Decision.NotAccepted(refused.objections().get(0).sentence());
        }
        Optional<Operation> approved = approved(((Proposal.Ready) proposal).plan(), channel);
        approved.ifPresent(operation -> {
            pauses.hold(operation.id());
            begin(operation);
        });
        return approved.<Decision>map(Decision.Accepted::new)
                .orElseGet(() -> new Decision.NotAccepted("Somebody else decided it first."));
    }

    /** While something else runs, or the bot stops: tried again later. */
    void end(PauseLease lease, Planning planning) {
        if (lock.holder().isPresent()) {
            pauses.putOff(lease);
            return;
        }
        try {
            if (planning.plan(pauses.intent(lease)) instanceof Proposal.Ready ready) {
                // Told where the pause was asked for.
                String channel =
                        store.find(lease.request()).map(Operation::channel).orElse("");
                approved(ready.plan(), channel).ifPresent(this::begin);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the pause of replay on {} could not be ended now", lease.node(), e);
        }
    }

    private Optional<Operation> approved(Plan plan, String channel) {
        Instant now = clock.instant();
        Instant expires = now.plus(plan.approval().expiresAfter());
        Operation asked = store.propose(plan, BOT, channel, now, expires, Optional.empty());
        return store.append(asked, new OperationEvent.Approved(now, BOT));
    }

    private void begin(Operation operation) {
        OperationJournal.tell(listener, operation);
        queue.submit(operation.id());
    }
}
