package io.understudy.replication.watch;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.FenceStep.ForbidAutostart;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which nodes of a cluster are fenced, derived from the stored operations: a fence that was done and not lifted since.
 * Hears of every step that is done from then on. Safe for any thread.
 */
public final class FenceMemory implements OperationListener {
    private static final int OPERATIONS = 1_000;
    private final String cluster;
    private final Map<String, By> fenced = new LinkedHashMap<>();

    /** What keeps a node away. */
    enum By {
        /** Its own machine, which can be asked whether it still does. */
        ITS_MACHINE,
        /** A hook: the machine was out of reach. */
        A_HOOK
    }

    /** Reads what happened until now. */
    public FenceMemory(String cluster, OperationStore store) {
        this.cluster = cluster;
        store.recent(cluster, OPERATIONS).stream()
                .flatMap(FenceMemory::stepsDone)
                .sorted(Comparator.comparing(done -> done.event().at()))
                .forEach(done -> learn(done.step()));
    }

    /** The fenced nodes, the first one first. */
    synchronized Map<String, By> fenced() {
        return new LinkedHashMap<>(fenced);
    }

    @Override
    public void changed(Operation operation) {
        List<OperationEvent> events = operation.events();
        if (operation.cluster().equals(cluster) && !events.isEmpty()) {
            OperationEvent newest = events.get(events.size() - 1);
            if (newest instanceof StepDone done) {
                learn(Done.of(operation, done).step());
            }
        }
    }

    @Override
    public void progressed(Operation operation, Progress progress) {
        // Half of a step changes nothing about a fence.
    }

    private synchronized void learn(Step step) {
        if (step instanceof AllowAutostart) {
            fenced.remove(step.node());
        } else if (step instanceof FenceDeadPrimary || step instanceof ForbidAutostart) {
            fenced.put(step.node(), By.ITS_MACHINE);
        } else if (step instanceof PromoteUnseen promoted && !promoted.check().isEmpty()) {
            fenced.put(promoted.oldPrimary(), By.A_HOOK);
        }
    }

    private static Stream<Done> stepsDone(Operation operation) {
        return operation.eventsOf(StepDone.class).stream().map(event -> Done.of(operation, event));
    }

    private record Done(StepDone event, Step step) {
        static Done of(Operation operation, StepDone event) {
            List<Step> steps = event.retreat()
                    ? operation.plan().retreat()
                    : operation.plan().steps();
            return new Done(event, steps.get(event.step()));
        }
    }
}
