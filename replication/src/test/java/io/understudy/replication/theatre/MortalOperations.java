package io.understudy.replication.theatre;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Person;
import io.understudy.replication.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The store as one life of a bot sees it that dies before and after every event of a running operation: once each, over all
 * of its lives. A dead bot reads and writes nothing any more.
 */
final class MortalOperations implements OperationStore {
    private final OperationsInMemory kept;
    private final Set<String> deaths;
    private volatile boolean dead;

    /** @param deaths those that lie behind, shared by all lives */
    MortalOperations(OperationsInMemory kept, Set<String> deaths) {
        this.kept = kept;
        this.deaths = deaths;
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public Optional<Operation> append(Operation seen, OperationEvent event) {
        if (event instanceof OperationEvent.Approved) {
            return alive().append(seen, event);
        }
        String moment = moment(seen, event);
        dieOnce("before " + moment);
        Optional<Operation> after = alive().append(seen, event);
        dieOnce("after " + moment);
        return after;
    }

    /** The same for a step that is begun again: that one may happen now. */
    private static String moment(Operation operation, OperationEvent event) {
        String kind = operation.id() + " " + event.getClass().getSimpleName();
        if (event instanceof OperationEvent.StepStarted started) {
            return kind + started.retreat() + started.step();
        }
        return event instanceof OperationEvent.StepDone done ? kind + done.retreat() + done.step() : kind;
    }

    private void dieOnce(String moment) {
        if (deaths.add(moment)) {
            dead = true;
            alive();
        }
    }

    private OperationsInMemory alive() {
        if (dead) {
            throw new Death();
        }
        return kept;
    }

    @Override
    public Operation propose(
            Plan plan, Person requester, String channel, Instant at, Instant expiresAt, Optional<Instant> notBefore) {
        return alive().propose(plan, requester, channel, at, expiresAt, notBefore);
    }

    @Override
    public Optional<Operation> find(long id) {
        return alive().find(id);
    }

    @Override
    public List<Operation> unfinished() {
        return alive().unfinished();
    }

    @Override
    public List<Operation> recent(String cluster, int limit) {
        return alive().recent(cluster, limit);
    }

    @Override
    public boolean claim(String cluster, long operation) {
        return alive().claim(cluster, operation);
    }

    @Override
    public void release(String cluster, long operation) {
        alive().release(cluster, operation);
    }

    @Override
    public Optional<Operation> holder(String cluster) {
        return alive().holder(cluster);
    }

    /** What ends the thread that stood at that moment; of an operation's own thread, a stack would only be noise. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super(
                    "the bot died here",
                    null,
                    false,
                    !Thread.currentThread().getName().startsWith("operation-"));
        }
    }
}
