package io.understudy.replication.operate;

import io.understudy.replication.operate.Desk.Decision;
import io.understudy.replication.plan.ApprovalRule;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Loss;
import io.understudy.replication.plan.Plan;
import io.understudy.replication.plan.PlanFingerprint;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** A desk with everything around it, as a test draws it. Plans run at once, on the thread that clicks, unless held. */
final class Office {
    static final Person ALICE = new Person("web", "alice", "Alice");
    static final Person BOB = new Person("web", "bob", "Bob");
    static final Person CAROL = new Person("web", "carol", "Carol");
    static final Person CAROL_IN_SLACK = new Person("slack", "T1/U3", "Carol");
    static final Intent PROMOTE = new Intent.Promote("shop", "db2", "");
    static final ApprovalRule ONE = new ApprovalRule(1, false, new TypedText.Nothing(), Duration.ofMinutes(15));
    static final ApprovalRule TWO_WITH_NAME =
            new ApprovalRule(2, false, new TypedText.ClusterName(), Duration.ofMinutes(15));
    static final List<Step> STEPS = List.of(
            new CreateSlot("db2", "db1"),
            new StopPrimary("db1"),
            new PromoteStandby("db2", "db1", 1),
            new StartServer("db1"));
    static final List<Step> RETREAT = List.of(new StartServer("db1"), new DropSlot("db2", "db1"));

    final World world = new World();
    final FragileStore store = new FragileStore();
    final List<OperationState> told = new ArrayList<>();
    final List<Runnable> queue = new ArrayList<>();
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    ApprovalRule rule = ONE;
    List<Step> steps = STEPS;
    List<Step> retreat = RETREAT;
    Loss loss = new Loss.Nothing();
    String facts = "as they were";
    Identities identities = Identities.byPlatform();
    Optional<String> refusal = Optional.empty();
    private Optional<Plan> real = Optional.empty();
    private boolean deaf;
    private boolean held;
    private Desk desk = newDesk();

    private Desk newDesk() {
        Cancellation cancellation = new Cancellation(time -> {});
        world.waitsWith(cancellation);
        Executor thread = work -> {
            if (held) {
                queue.add(work);
            } else {
                work.run();
            }
        };
        return new OperationDesk(
                "shop",
                store,
                new Ear(),
                () -> null,
                (intent, seen) -> propose(intent),
                world.performers(),
                () -> now,
                thread,
                cancellation,
                (one, other) -> identities.compare(one, other));
    }

    Desk desk() {
        return desk;
    }

    /** Another process on the same store. */
    void restart() {
        queue.clear();
        store.mend();
        world.crashBeforeEffect(0);
        world.crashAfterEffect(0);
        desk = newDesk();
        desk.resume();
    }

    void deafenChat() {
        deaf = true;
    }

    void holdTheOperationThread() {
        held = true;
    }

    void letTheOperationThreadGo() {
        held = false;
        List<Runnable> waiting = List.copyOf(queue);
        queue.clear();
        waiting.forEach(Runnable::run);
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    /** What is asked for from now on, with this office's rule for approvals. */
    void take(Plan plan) {
        real = Optional.of(plan);
        steps = plan.steps();
        retreat = plan.retreat();
    }

    Plan plan() {
        return new Plan(
                real.map(Plan::intent).orElse(PROMOTE),
                real.map(Plan::kind).orElse("switchover"),
                real.map(Plan::headline).orElse("Promote db2"),
                steps,
                retreat,
                List.of(),
                List.of(),
                List.of(),
                loss,
                1_000,
                "",
                rule,
                PlanFingerprint.of(List.of(facts)));
    }

    private Proposal propose(Intent intent) {
        return refusal.<Proposal>map(why -> new Proposal.Refused(intent, List.of(Check.block("x", why, "")), List.of()))
                .orElseGet(() -> new Proposal.Ready(plan()));
    }

    /** Alice asks. */
    long ask() {
        return ask(ALICE);
    }

    long ask(Person requester) {
        return desk.propose(plan(), requester, "ops").id();
    }

    /** Alice asks for a later time. */
    long askFor(Instant notBefore) {
        return desk.propose(plan(), ALICE, "ops", Optional.of(notBefore)).id();
    }

    Decision approve(long id, Person by) {
        return desk.approve(id, by, "");
    }

    /** Alice asks, Bob approves, and the bot may die of it. */
    long run() {
        long id = ask();
        try {
            approve(id, BOB);
        } catch (Crash.Dead dead) {
            return id;
        }
        return id;
    }

    Operation operation(long id) {
        return store.find(id).orElseThrow();
    }

    OperationState state(long id) {
        return operation(id).state();
    }

    String last(long id) {
        List<OperationEvent> events = operation(id).events();
        return events.get(events.size() - 1).toString();
    }

    List<String> events(long id) {
        return operation(id).events().stream().map(Office::words).toList();
    }

    private static String words(OperationEvent event) {
        String kind = event.getClass().getSimpleName();
        if (event instanceof OperationEvent.StepStarted started) {
            return kind + (started.retreat() ? " back " : " ") + started.step();
        }
        if (event instanceof OperationEvent.StepDone done) {
            return kind + (done.retreat() ? " back " : " ") + done.step();
        }
        return event instanceof OperationEvent.StepFailed failed
                ? kind + (failed.retreat() ? " back " : " ") + failed.step()
                : kind;
    }

    private final class Ear implements OperationListener {
        @Override
        public void changed(Operation operation) {
            if (deaf) {
                throw new IllegalStateException("chat is down");
            }
            told.add(operation.state());
        }

        @Override
        public void progressed(Operation operation, Progress progress) {
            if (deaf) {
                throw new IllegalStateException("chat is down");
            }
        }
    }
}
