package io.understudy.replication.operate;

import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Planner;
import io.understudy.replication.plan.Proposal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk of one cluster. Safe for any thread; plans run one after the other on {@code operationThread}. */
public final class OperationDesk implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(OperationDesk.class);
    private final String cluster;
    private final OperationStore store;
    private final OperationListener listener;
    private final Inspector inspector;
    private final Planner planner;
    private final InstantSource clock;
    private final Executor operationThread;
    private final OperationRunner runner;
    private final ClusterLock lock;
    private final PauseKeeper pauses;
    private final Set<Long> left = ConcurrentHashMap.newKeySet();

    public OperationDesk(
            String cluster,
            OperationStore store,
            OperationListener listener,
            Inspector inspector,
            Planner planner,
            StepPerformers performers,
            InstantSource clock,
            Executor operationThread) {
        this.cluster = cluster;
        this.store = store;
        this.listener = listener;
        this.inspector = inspector;
        this.planner = planner;
        this.clock = clock;
        this.operationThread = operationThread;
        this.lock = new ClusterLock(store, cluster);
        this.pauses = new PauseKeeper(store, cluster, clock);
        this.runner = new OperationRunner(store, listener, inspector, planner, performers, clock);
    }

    @Override
    public Proposal plan(Intent intent) throws InterruptedException {
        Optional<Operation> running = lock.holder();
        if (running.isPresent()) {
            return new Proposal.Refused(intent, List.of(busy(running.get())), List.of("/replica history " + cluster));
        }
        return planner.plan(intent, inspector.inspect());
    }

    private static Check busy(Operation running) {
        return Check.block(
                "no-other-operation", whoAndWhat(running), "Wait until it has ended; its message shows how far it is.");
    }

    private static String whoAndWhat(Operation running) {
        return "Request " + running.id() + " of " + running.requester().name() + " runs on " + running.cluster()
                + " now: " + running.plan().headline() + ".";
    }

    @Override
    public Operation propose(Plan plan, Person requester, String channel) {
        Instant now = clock.instant();
        Operation operation = store.propose(
                plan, requester, channel, now, now.plus(plan.approval().expiresAfter()));
        OperationJournal.tell(listener, operation);
        return operation;
    }

    @Override
    public Decision approve(long id, Person by, String typed) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        Optional<String> objection = ApprovalRules.objection(operation, by, typed, clock.instant());
        if (objection.isPresent()) {
            expireIfDue(operation);
            return new Decision.NotAccepted(objection.get());
        }
        Optional<Operation> running = lock.holder();
        if (running.isPresent()) {
            return new Decision.NotAccepted(whoAndWhat(running.get()) + " Approve again when it has ended.");
        }
        return append(operation, new OperationEvent.Approved(clock.instant(), by))
                .<Decision>map(this::accepted)
                // Somebody else clicked in the same moment: the rules decide again.
                .orElseGet(() -> approve(id, by, typed));
    }

    private Decision accepted(Operation operation) {
        if (operation.state() == OperationState.APPROVED) {
            submit(operation.id());
        }
        return new Decision.Accepted(operation);
    }

    @Override
    public Decision reject(long id, Person by) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        if (operation.state() != OperationState.PROPOSED) {
            return new Decision.NotAccepted(
                    "Request " + id + " is " + ApprovalRules.words(operation.state()) + "; nothing was done.");
        }
        return append(operation, new OperationEvent.Rejected(clock.instant(), by))
                .<Decision>map(Decision.Accepted::new)
                .orElseGet(() -> reject(id, by));
    }

    /** Empty if somebody else was first. */
    private Optional<Operation> append(Operation operation, OperationEvent event) {
        Optional<Operation> after = store.append(operation, event);
        after.ifPresent(one -> OperationJournal.tell(listener, one));
        return after;
    }

    private static Decision unknown(long id) {
        return new Decision.NotAccepted("There is no request " + id + "; nothing was done.");
    }

    @Override
    public void resume() {
        expireOverdue();
        lock.holder();
        ours(state -> state == OperationState.APPROVED || state == OperationState.RUNNING)
                .forEach(operation -> submit(operation.id()));
    }

    private void submit(long id) {
        operationThread.execute(() -> {
            if (!runner.run(id)) {
                left.add(id);
            }
            pauses.lookAgain();
        });
    }

    /** Goes on with what a failing store stopped. */
    private void takeUpAgain() {
        List<Long> again = List.copyOf(left);
        again.stream().filter(left::remove).forEach(this::submit);
    }

    @Override
    public void expireOverdue() {
        ours(state -> state == OperationState.PROPOSED).forEach(this::expireIfDue);
        takeUpAgain();
        pauses.overdue().forEach(lease -> operationThread.execute(() -> end(lease)));
    }

    /** While something else runs, or the bot stops: tried again later. */
    private void end(PauseLease lease) {
        try {
            pauses.approved(lease, plan(pauses.intent(lease))).ifPresent(operation -> {
                OperationJournal.tell(listener, operation);
                submit(operation.id());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the pause of replay on {} could not be ended now", lease.node(), e);
        }
    }

    private void expireIfDue(Operation operation) {
        if (operation.state() == OperationState.PROPOSED && clock.instant().isAfter(operation.expiresAt())) {
            append(operation, new OperationEvent.Expired(clock.instant()));
        }
    }

    private List<Operation> ours(Predicate<OperationState> wanted) {
        return store.unfinished().stream()
                .filter(operation -> operation.cluster().equals(cluster) && wanted.test(operation.state()))
                .toList();
    }

    @Override
    public List<Operation> recent(int limit) {
        return store.recent(cluster, limit);
    }
}
