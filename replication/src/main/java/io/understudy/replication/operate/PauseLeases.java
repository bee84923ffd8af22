package io.understudy.replication.operate;

import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.plan.ReplicationStep.StopStandby;
import io.understudy.replication.plan.ServerStep.PauseReplay;
import io.understudy.replication.plan.ServerStep.RestartServer;
import io.understudy.replication.plan.ServerStep.ResumeReplay;
import io.understudy.replication.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which pauses of replay are ours, read from the stored operations: there is no second record that could say otherwise. A
 * pause counts from its intent on, since a bot that died then may have made it.
 */
public final class PauseLeases {
    /** Pauses last a day at most; nobody asks for so much in a day. */
    private static final int LOOKED_AT = 500;

    private PauseLeases() {}

    /** Every pause of one cluster that was begun and not seen to end; some may be overdue. */
    static List<PauseLease> of(OperationStore store, String cluster) {
        return of(store.recent(cluster, LOOKED_AT));
    }

    /** The same, of the cluster whose operations are asked for here. */
    public static List<PauseLease> of(Desk desk) {
        return of(desk.recent(LOOKED_AT));
    }

    static List<PauseLease> of(List<Operation> operations) {
        List<Happening> all = new ArrayList<>();
        operations.forEach(operation -> operation.events().forEach(event -> all.add(new Happening(operation, event))));
        all.sort(Comparator.comparing(happening -> happening.event().at()));
        Map<String, PauseLease> leases = new LinkedHashMap<>();
        all.forEach(happening -> happening.applyTo(leases));
        return List.copyOf(leases.values());
    }

    private record Happening(Operation operation, OperationEvent event) {
        void applyTo(Map<String, PauseLease> leases) {
            if (event instanceof OperationEvent.StepStarted started
                    && step(started.retreat(), started.step()) instanceof PauseReplay pause) {
                leases.put(pause.node(), lease(pause));
            } else if (event instanceof OperationEvent.StepDone done) {
                Step step = step(done.retreat(), done.step());
                if (endsPause(step)) {
                    leases.remove(step.node());
                }
            }
        }

        /** Pausing does not survive a server's stop. */
        private static boolean endsPause(Step step) {
            return step instanceof ResumeReplay || step instanceof RestartServer || step instanceof StopStandby;
        }

        private Step step(boolean retreat, int index) {
            return (retreat ? operation.plan().retreat() : operation.plan().steps()).get(index);
        }

        private PauseLease lease(PauseReplay pause) {
            return new PauseLease(
                    pause.node(),
                    operation.id(),
                    operation.requester().name(),
                    operation.plan().intent().reason(),
                    event.at().plus(pause.length()));
        }
    }
}
