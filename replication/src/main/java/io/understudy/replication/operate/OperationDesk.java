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
import java.util.concurrent.Executor;

/** The desk of one cluster. Safe for any thread; plans run one after the other on {@code operationThread}. */
public final class OperationDesk implements Desk {
    private final String cluster;
    private final OperationStore store;
    private final OperationListener listener;
    private final Inspector inspector;
    private final Planner planner;
    private final InstantSource clock;
    private final ClusterLock lock;
    private final Executor operationThread;
    private final PauseKeeper pauses;
    private final OpenOperations open;
    private final OperationQueue queue;
    private final Decisions decisions;
    private final OwnOperations own;
    private final Appointments appointments = new Appointments();

    /**
     * Resumes nothing yet.
     *
     * @param cancellation through which the performers wait
     * @param identities who counts as another person when approvals are judged
     */
    public OperationDesk(
            String cluster,
            OperationStore store,
            OperationListener listener,
            Inspector inspector,
            Planner planner,
            StepPerformers performers,
            InstantSource clock,
            Executor operationThread,
            Cancellation cancellation,
            Identities identities) {
        this.cluster = cluster;
        this.store = store;
        this.listener = listener;
        this.inspector = inspector;
        this.planner = planner;
        this.clock = clock;
        this.lock = new ClusterLock(store, cluster);
        this.operationThread = operationThread;
        this.pauses = new PauseKeeper(store, cluster, clock);
        this.open = new OpenOperations(store, cluster);
        this.queue = new OperationQueue(
                new OperationRunner(store, listener, inspector, planner, performers, clock, cancellation),
                operationThread,
                pauses::lookAgain);
        this.own = new OwnOperations(store, lock, listener, queue, pauses, clock);
        this.decisions = new Decisions(store, listener, clock, open, queue, cancellation, identities);
    }

    @Override
    public Proposal plan(Intent intent, Optional<Instant> notBefore) throws InterruptedException {
        Optional<Operation> running = lock.holder();
        if (running.isPresent()) {
            return refused(intent, List.of(busy(running.get())));
        }
        List<Check> objections = notBefore
                .map(time -> OneAtATime.objections(time, clock.instant(), open.scheduled()))
                .orElse(List.of());
        if (!objections.isEmpty()) {
            return refused(intent, objections);
        }
        Proposal proposal = planner.plan(intent, inspector.inspect());
        return notBefore.isPresent() ? OneAtATime.judged(proposal) : proposal;
    }

    private Proposal refused(Intent intent, List<Check> objections) {
        return new Proposal.Refused(intent, objections, List.of("/replica history " + cluster));
    }

    private static Check busy(Operation running) {
        return Check.block(
                "no-other-operation",
                OneAtATime.runs(running),
                "Wait until it has ended; its message shows how far it is.");
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
        return decisions.approve(id, by, typed);
    }

    @Override
    public Decision reject(long id, Person by) {
        return decisions.reject(id, by);
    }

    @Override
    public Decision cancel(long id, Person by) {
        return decisions.cancel(id, by);
    }

    @Override
    public Optional<Operation> scheduled() {
        return open.scheduled();
    }

    @Override
    public Optional<Operation> find(long id) {
        return store.find(id).filter(operation -> operation.cluster().equals(cluster));
    }

    @Override
    public void resume() {
        expireOverdue();
        lock.holder();
        open.in(state -> state == OperationState.APPROVED || state == OperationState.RUNNING).stream()
                .filter(operation -> Timeliness.isDue(operation, clock.instant()))
                .forEach(operation -> queue.submit(operation.id()));
    }

    @Override
    public void expireOverdue() {
        open.in(OperationState.PROPOSED::equals).forEach(decisions::expireIfDue);
        queue.takeUpAgain();
        Instant now = clock.instant();
        Optional<Appointments.Gap> gap = appointments.look(now);
        open.in(OperationState.APPROVED::equals).stream()
                .filter(operation -> operation.notBefore().isPresent())
                .forEach(operation -> keepAppointment(operation, gap, now));
        endPauses();
    }

    private void endPauses() {
        pauses.overdue().forEach(lease -> operationThread.execute(() -> own.end(lease, this::plan)));
    }

    @Override
    public Decision hold(Intent.HoldReplay intent, String channel) throws InterruptedException {
        return own.hold(intent, channel, this::plan);
    }

    @Override
    public void release(long hold) {
        pauses.release(hold);
        endPauses();
    }

    /** Begins it at its time, reminds of it before, and does neither when the time was jumped over. */
    private void keepAppointment(Operation operation, Optional<Appointments.Gap> gap, Instant now) {
        Instant wanted = operation.notBefore().orElseThrow();
        if (gap.filter(one -> one.hides(wanted)).isPresent()) {
            decisions.append(operation, new OperationEvent.Voided(now, gap.get().words()));
        } else if (Timeliness.isDue(operation, now)) {
            queue.submit(operation.id());
        } else if (Timeliness.isReminderDue(operation, now)) {
            decisions.append(operation, new OperationEvent.Reminded(now));
        }
    }

    @Override
    public List<Operation> recent(int limit) {
        return store.recent(cluster, limit);
    }
}
