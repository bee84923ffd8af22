package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Changes.Role;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent.StepDone;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.plan.FenceStep.EndHungServer;
import io.understudy.replication.plan.FenceStep.ForbidAutostart;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.RebuildStep.RehearseRewind;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.DisarmStandby;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.ReplicationStep.Repoint;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopPrimary;
import io.understudy.replication.plan.ReplicationStep.StopStandby;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import io.understudy.replication.plan.ServerStep.RestartServer;
import io.understudy.replication.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a change that was seen is what an operation of ours did. Asks the store. */
final class OwnSteps {
    private static final int OPERATIONS = 50;
    private static final Set<Class<? extends Step>> PROMOTE =
            Set.of(PromoteStandby.class, PromoteUnseen.class, DisarmStandby.class);
    private static final Set<Class<? extends Step>> DEMOTE =
            Set.of(ArmAsStandby.class, FenceDeadPrimary.class, SwapDirectories.class, StartServer.class);
    private static final Set<Class<? extends Step>> RESTART = Set.of(
            StartServer.class,
            StopPrimary.class,
            StopStandby.class,
            RestartServer.class,
            Repoint.class,
            FenceDeadPrimary.class,
            ForbidAutostart.class,
            EndHungServer.class,
            RehearseRewind.class,
            SwapDirectories.class);
    private final String cluster;
    private final OperationStore store;

    OwnSteps(String cluster, OperationStore store) {
        this.cluster = cluster;
        this.store = store;
    }

    /** Whether we made {@code node} what it is now, at some time between the two looks. */
    boolean gave(String node, Role role, Instant before, Instant seen) {
        return worked(node, role == Role.PRIMARY ? PROMOTE : DEMOTE, before, seen);
    }

    /** Whether we stopped or started the server at some time between the two looks. */
    boolean restarted(String node, Instant before, Instant seen) {
        return worked(node, RESTART, before, seen);
    }

    private boolean worked(String node, Set<Class<? extends Step>> kinds, Instant before, Instant seen) {
        return recent().stream().anyMatch(operation -> operation.eventsOf(StepStarted.class).stream()
                .filter(begun -> !begun.at().isAfter(seen))
                .filter(begun -> matches(step(operation, begun), node, kinds))
                .anyMatch(begun -> lasted(operation, begun, before)));
    }

    /** One that another version wrote, and this one cannot read, explains nothing. */
    private List<Operation> recent() {
        try {
            return store.recent(cluster, OPERATIONS);
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }

    private static boolean matches(Step step, String node, Set<Class<? extends Step>> kinds) {
        return step.node().equals(node) && kinds.contains(step.getClass());
    }

    private static Step step(Operation operation, StepStarted begun) {
        List<Step> steps =
                begun.retreat() ? operation.plan().retreat() : operation.plan().steps();
        return steps.get(begun.step());
    }

    /** Until it was done, else until the operation's last word; one that still runs has not ended. */
    private static boolean lasted(Operation operation, StepStarted begun, Instant before) {
        Predicate<StepDone> same = done -> done.retreat() == begun.retreat() && done.step() == begun.step();
        Instant end = operation.eventsOf(StepDone.class).stream()
                .filter(same)
                .map(StepDone::at)
                .findFirst()
                .orElseGet(() -> operation.state().ended()
                        ? operation.events().get(operation.events().size() - 1).at()
                        : Instant.MAX);
        return !end.isBefore(before);
    }
}
