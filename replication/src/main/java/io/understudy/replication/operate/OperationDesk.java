package io.understudy.replication.operate;

import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
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

/** The desk of one cluster. Safe for any thread; plans run one after the other on {@code operationThread}. */
public final class OperationDesk implements Desk {
    private final String cluster;
    private final OperationStore store;
    private final OperationListener listener;
    private final Inspector inspector;
    private final Planner planner;
    private final InstantSource clock;
    private final Executor operationThread;
    private final OperationRunner runner;
    private final ClusterLock lock;
    private final Cancellation cancellation;
    private final Appointments appointments = new Appointments();
    private final Set<Long> left = ConcurrentHashMap.newKeySet();
    private final Set<Long> queued = ConcurrentHashMap.newKeySet();

    public OperationDesk(
            String cluster,
            OperationStore store,
            OperationListener listener,
            Inspector inspector,
            Planner planner,
            StepPerformers performers,
            InstantSource clock,
            Executor operationThread,
            Cancellation cancellation) {
        this.cluster = cluster;
        this.store = store;
        this.listener = listener;
        this.inspector = inspector;
        this.planner = planner;
        this.clock = clock;
        this.operationThread = operationThread;
        this.lock = new ClusterLock(store, cluster);
        this.cancellation = cancellation;
        this.runner = new OperationRunner(store, listener, inspector, planner, performers, clock, cancellation);
    }

    @Override
    public Proposal plan(Intent intent, Optional<Instant> notBefore) throws InterruptedException {
        if (notBefore.isPresent()) {
            List<Check> objections = AppointmentRules.objections(notBefore.get(), clock.instant(), scheduled());
            if (!objections.isEmpty()) {
                return new Proposal.Refused(intent, objections, List.of("/replica history " + cluster));
            }
        }
        Proposal proposal = planned(intent);
        return notBefore.isPresent() ? AppointmentRules.judged(proposal) : proposal;
    }

    private Proposal planned(Intent intent) throws InterruptedException {
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
    public Operation propose(Plan plan, Person requester, String channel, Optional<Instant> notBefore) {
        Instant now = clock.instant();
        Instant expires = now.plus(plan.approval().expiresAfter());
        Operation operation = store.propose(
                plan,
                requester,
                channel,
                now,
                notBefore.filter(expires::isAfter).orElse(expires),
                notBefore);
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
        Optional<String> obstacle = obstacle(operation);
        if (obstacle.isPresent()) {
            return new Decision.NotAccepted(obstacle.get());
        }
        return append(operation, new OperationEvent.Approved(clock.instant(), by))
                .<Decision>map(this::accepted)
                // Somebody else clicked in the same moment: the rules decide again.
                .orElseGet(() -> approve(id, by, typed));
    }

    /** Another operation that stands in the way of this one. */
    private Optional<String> obstacle(Operation operation) {
        Optional<String> running = lock.holder().map(one -> whoAndWhat(one) + " Approve again when it has ended.");
        return running.isPresent() || operation.notBefore().isEmpty()
                ? running
                : scheduled(OperationState.APPROVED)
                        .map(other -> "Request " + other.id() + " of "
                                + other.requester().name() + " is to begin at "
                                + Timeliness.words(other.notBefore().orElseThrow())
                                + " already: only one change of a cluster waits for its time. Cancel one of them.");
    }

    private Decision accepted(Operation operation) {
        if (operation.state() == OperationState.APPROVED && Timeliness.isDue(operation, clock.instant())) {
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

    @Override
    public Decision cancel(long id, Person by) {
        Operation operation = store.find(id).orElse(null);
        if (operation == null) {
            return unknown(id);
        }
        Optional<String> objection = CancelRules.objection(operation);
        if (objection.isPresent()) {
            return new Decision.NotAccepted(objection.get());
        }
        boolean runs = operation.state() == OperationState.RUNNING;
        OperationEvent event = runs
                ? new OperationEvent.CancelRequested(clock.instant(), by)
                : new OperationEvent.Cancelled(clock.instant(), by, "No step was done.");
        return append(operation, event)
                .<Decision>map(after -> stopped(after, runs))
                // It went on in the same moment: the rules decide again.
                .orElseGet(() -> cancel(id, by));
    }

    private Decision stopped(Operation operation, boolean runs) {
        if (runs) {
            cancellation.want(operation.id());
        } else {
            lock.release(operation.id());
        }
        return new Decision.Accepted(operation);
    }

    @Override
    public Optional<Operation> scheduled() {
        return scheduled(OperationState.APPROVED).or(() -> scheduled(OperationState.PROPOSED));
    }

    private Optional<Operation> scheduled(OperationState state) {
        return ours(state::equals).stream()
                .filter(operation -> operation.notBefore().isPresent())
                .findFirst();
    }

    @Override
    public Optional<Operation> find(long id) {
        return store.find(id).filter(operation -> operation.cluster().equals(cluster));
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
        ours(state -> state == OperationState.APPROVED || state == OperationState.RUNNING).stream()
                .filter(operation -> Timeliness.isDue(operation, clock.instant()))
                .forEach(operation -> submit(operation.id()));
    }

    private void submit(long id) {
        if (queued.add(id)) {
            operationThread.execute(() -> run(id));
        }
    }

    private void run(long id) {
        boolean settled = false;
        try {
            settled = runner.run(id);
        } finally {
            queued.remove(id);
        }
        if (!settled) {
            left.add(id);
        }
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
        Instant now = clock.instant();
        Optional<Appointments.Gap> gap = appointments.look(now);
        ours(state -> state == OperationState.APPROVED).stream()
                .filter(operation -> operation.notBefore().isPresent())
                .forEach(operation -> keepAppointment(operation, gap, now));
    }

    /** Begins it at its time, reminds of it before, and does neither when the time was jumped over. */
    private void keepAppointment(Operation operation, Optional<Appointments.Gap> gap, Instant now) {
        Instant wanted = operation.notBefore().orElseThrow();
        if (gap.filter(one -> one.hides(wanted)).isPresent()) {
            append(operation, new OperationEvent.Voided(now, gap.get().words()));
        } else if (Timeliness.isDue(operation, now)) {
            submit(operation.id());
        } else if (Timeliness.isReminderDue(operation, now)) {
            append(operation, new OperationEvent.Reminded(now));
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
