package io.understudy.bot.backup;

import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationEvent;
import io.understudy.replication.operate.OperationEvent.CancelRequested;
import io.understudy.replication.operate.OperationEvent.StepStarted;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.plan.FenceStep.PromoteUnseen;
import io.understudy.replication.plan.ReplicationStep.AwaitLastWal;
import io.understudy.replication.plan.ReplicationStep.PromoteStandby;
import io.understudy.replication.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the dump that a promotion waits for. A standby replays nothing that would take tables or rows from under a dump
 * while {@code max_standby_streaming_delay} lets the dump go on, with -1 for ever, and it becomes a primary only when
 * everything is replayed (manual: Hot Standby, "Handling Query Conflicts"). A dump that nothing waits for goes on also
 * through a promotion.
 *
 * <p>Safe for any thread.
 */
public final class GivingWay implements OperationListener {
    /** What nothing holds takes milliseconds; after five seconds without replay a switchover turns back. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(GivingWay.class);

    private final Lanes lanes;
    private final Executor threads;
    private final Pause pause;
    private final Map<Long, StepStarted> waiting = new ConcurrentHashMap<>();

    public GivingWay(Lanes lanes, Executor threads, Pause pause) {
        this.lanes = lanes;
        this.threads = threads;
        this.pause = pause;
    }

    @Override
    public void changed(Operation operation) {
        Optional<StepStarted> step = waitsForReplay(operation);
        if (step.isEmpty()) {
            waiting.remove(operation.id());
        } else if (!step.get().equals(waiting.put(operation.id(), step.get()))) {
            threads.execute(() -> endWhatHolds(operation, step.get()));
        }
    }

    @Override
    public void progressed(Operation operation, Progress progress) {}

    private void endWhatHolds(Operation operation, StepStarted step) {
        try {
            pause.of(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (step.equals(waiting.get(operation.id()))) {
            String why = "it gave way to request " + operation.id() + ", which came to a stop at: "
                    + operation.plan().steps().get(step.step()).sentence();
            lanes.endBackup(operation.cluster(), why)
                    .ifPresent(ended -> LOG.warn("{} of {}: {}", ended, operation.cluster(), why));
        }
    }

    /** Under way now; a wish to cancel may have come meanwhile. */
    private static Optional<StepStarted> waitsForReplay(Operation operation) {
        List<OperationEvent> events = operation.events();
        int last = events.size() - 1;
        while (last >= 0 && events.get(last) instanceof CancelRequested) {
            last--;
        }
        return last >= 0 && events.get(last) instanceof StepStarted step && !step.retreat()
                ? Optional.of(step)
                        .filter(one -> waitsForReplay(operation.plan().steps().get(one.step())))
                : Optional.empty();
    }

    private static boolean waitsForReplay(Step step) {
        return step instanceof AwaitLastWal || step instanceof PromoteStandby || step instanceof PromoteUnseen;
    }
}
