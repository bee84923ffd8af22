package io.understudy.replication.operate;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.plan.Inspection;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.Planner;
import io.understudy.replication.plan.Proposal;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs approved operations of one cluster, and goes on with those that a stopped bot left running. Called on the
 * cluster's own thread only.
 */
final class OperationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);
    private static final int RECENT = 20;
    private final OperationStore store;
    private final OperationListener listener;
    private final Inspector inspector;
    private final Planner planner;
    private final StepPerformers performers;
    private final InstantSource clock;
    private final Cancellation cancellation;

    OperationRunner(
            OperationStore store,
            OperationListener listener,
            Inspector inspector,
            Planner planner,
            StepPerformers performers,
            InstantSource clock,
            Cancellation cancellation) {
        this.store = store;
        this.listener = listener;
        this.inspector = inspector;
        this.planner = planner;
        this.performers = performers;
        this.clock = clock;
        this.cancellation = cancellation;
    }

    /**
     * Runs it to its end. If the store or the thread stops meanwhile, it stays RUNNING and a later call goes on.
     *
     * @return false if something failed that may be mended, and it should be tried again
     */
    boolean run(long id) {
        try {
            Operation operation = store.find(id).orElseThrow();
            OperationJournal journal = new OperationJournal(store, listener, operation);
            if (ready(journal)) {
                carryOut(journal);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.info("request {} is left where it is: the bot stops", id);
            return true;
        } catch (OperationJournal.OvertakenException e) {
            LOG.info("request {} was cancelled before it began", id);
            return true;
        } catch (RuntimeException e) {
            LOG.error("request {} is left where it is", id, e);
            return false;
        } finally {
            performers.rest();
        }
    }

    private boolean ready(OperationJournal journal) throws InterruptedException {
        Operation operation = journal.operation();
        if (operation.state() == OperationState.RUNNING) {
            return lock(operation).claim(operation.id());
        }
        if (operation.state() != OperationState.APPROVED || !Timeliness.isDue(operation, clock.instant())) {
            return false;
        }
        if (!lock(operation).claim(operation.id())) {
            journal.append(new OperationEvent.Voided(clock.instant(), busy(operation)));
            return false;
        }
        Optional<String> stale = Timeliness.tooLate(operation, clock.instant());
        Optional<String> change =
                stale.isPresent() ? stale : changeSince(operation.plan()).map(found -> found + meanwhile(operation));
        if (change.isPresent()) {
            journal.append(new OperationEvent.Voided(clock.instant(), change.get()));
            return false;
        }
        journal.append(new OperationEvent.Started(clock.instant()));
        return true;
    }

    private ClusterLock lock(Operation operation) {
        return new ClusterLock(store, operation.cluster());
    }

    /** Who changed the cluster between the preview and now, if it was an operation of ours. */
    private String meanwhile(Operation operation) {
        return store.recent(operation.cluster(), RECENT).stream()
                .filter(other -> other.id() != operation.id())
                .filter(other -> other.eventsOf(OperationEvent.Started.class).stream()
                        .anyMatch(started -> !started.at().isBefore(operation.proposedAt())))
                .findFirst()
                .map(other -> "; request " + other.id() + " of "
                        + other.requester().name() + " ran meanwhile: "
                        + other.plan().headline())
                .orElse("");
    }

    private String busy(Operation operation) {
        return store.holder(operation.cluster())
                .map(other ->
                        "request " + other.id() + " of " + other.requester().name() + " runs on " + operation.cluster()
                                + ": " + other.plan().headline())
                .orElse("another operation ran on " + operation.cluster());
    }

    /** Plans again from fresh facts; the approval holds only for the same plan. */
    private Optional<String> changeSince(Plan approved) throws InterruptedException {
        Inspection now = inspector.inspect();
        Proposal proposal = planner.plan(approved.intent(), now);
        if (proposal instanceof Proposal.Refused refused) {
            return Optional.of(refused.objections().get(0).sentence());
        }
        Plan fresh = ((Proposal.Ready) proposal).plan();
        if (!fresh.fingerprint().equals(approved.fingerprint())) {
            return Optional.of("the cluster is not as it was when this was approved (plan "
                    + approved.fingerprint().brief() + " is now "
                    + fresh.fingerprint().brief() + ")");
        }
        if (fresh.approval().asksMoreThan(approved.approval())) {
            return Optional.of("it takes more now than what it was approved with: other approvers, or words to type");
        }
        if (Loss.exceeds(fresh.loss(), approved.lossLimitBytes())) {
            return Optional.of("the expected loss is now " + fresh.loss().sentence()
                    + ", more than the approved limit of " + Bytes.words(approved.lossLimitBytes()));
        }
        return Optional.empty();
    }

    private void carryOut(OperationJournal journal) throws InterruptedException {
        Plan plan = journal.operation().plan();
        if (!journal.operation().retreating()) {
            StepLoop.End end = loop(journal, false).run(plan.steps());
            if (end == StepLoop.End.ALL_DONE) {
                journal.append(new OperationEvent.Completed(clock.instant()));
            }
            if (end == StepLoop.End.ALL_DONE || end == StepLoop.End.HUMAN_NEEDED) {
                return;
            }
        }
        retreat(journal, plan);
    }

    private StepLoop loop(OperationJournal journal, boolean retreat) {
        return new StepLoop(performers, journal, clock, cancellation, retreat);
    }

    private void retreat(OperationJournal journal, Plan plan) throws InterruptedException {
        Optional<OperationEvent> noWayBack = new WayBack(performers, clock).barred(journal.operation());
        if (noWayBack.isPresent()) {
            journal.append(noWayBack.get());
            return;
        }
        StepLoop.End end = loop(journal, true).run(plan.retreat());
        if (end == StepLoop.End.ALL_DONE) {
            journal.append(Outcomes.retreated(clock.instant(), journal.operation()));
        } else if (end == StepLoop.End.STEP_FAILED) {
            journal.append(Outcomes.stuck(clock.instant(), journal.operation()));
        }
    }
}
