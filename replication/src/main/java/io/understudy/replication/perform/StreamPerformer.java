package io.understudy.replication.perform;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits until both ends say that a standby streams on its upstream's timeline; gives up when nothing moves. */
record StreamPerformer(Stage stage) implements StepPerformer<AwaitStreaming> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration NO_PROGRESS = Duration.ofMinutes(2);
    private static final long CLOSE_BYTES = 1L << 24;

    @Override
    public Standing standing(AwaitStreaming step, Optional<String> before) {
        NodeObservation below = stage.probe().look(step.node());
        NodeObservation above = stage.probe().look(step.upstream());
        if (above.server().isEmpty()) {
            return new Standing.NotDone(step.upstream() + " does not answer");
        }
        if (!(below instanceof Standby standby)) {
            return new Standing.NotDone(step.node() + " does not answer as a standby");
        }
        Optional<WalSender> sender = above.senders().stream()
                .filter(one -> one.applicationName().equals(step.node()) && one.isStreaming())
                .findFirst();
        if (sender.isEmpty()) {
            return new Standing.NotDone(step.upstream() + " has no stream to " + step.node());
        }
        return both(step, above, standby);
    }

    /** The old timeline streams first, so the receiver's timeline is compared too. */
    private static Standing both(AwaitStreaming step, NodeObservation above, Standby standby) {
        int timeline = above.server().orElseThrow().timeline();
        Optional<Integer> received =
                standby.receiver().filter(WalReceiver::isStreaming).map(WalReceiver::timeline);
        if (received.isEmpty() || received.get() != timeline) {
            return new Standing.NotDone(step.node() + " does not yet receive timeline " + timeline);
        }
        long behind = positionOf(above).bytesAfter(positionOf(standby));
        return behind <= CLOSE_BYTES
                ? new Standing.Done(step.node() + " streams from " + step.upstream() + " on timeline " + received.get()
                        + ", " + Bytes.words(behind) + " behind")
                : new Standing.NotDone(step.node() + " is still " + Bytes.words(behind) + " behind");
    }

    /** A standby that is paused or delayed on purpose receives, and that is what is waited for. */
    private static Lsn positionOf(NodeObservation seen) {
        if (seen instanceof Primary primary) {
            return primary.current();
        }
        Standby standby = (Standby) seen;
        boolean holds = standby.pause() != ReplayPause.NOT_PAUSED
                || !standby.applyDelay().isZero();
        return holds ? standby.have() : standby.replayed().orElse(Lsn.NONE);
    }

    @Override
    public void perform(AwaitStreaming step, Consumer<Progress> progress) throws InterruptedException {
        Lsn last = Lsn.NONE;
        Instant moved = stage.clock().instant();
        while (!(standing(step, Optional.empty()) instanceof Standing.Done)) {
            Lsn now = stage.probe().look(step.node()) instanceof Standby standby ? standby.have() : Lsn.NONE;
            if (now.isAfter(last)) {
                last = now;
                moved = stage.clock().instant();
            }
            if (Duration.between(moved, stage.clock().instant()).compareTo(NO_PROGRESS) > 0) {
                return;
            }
            progress.accept(Progress.phase(step.node() + " has WAL up to " + now));
            stage.pause().of(POLL);
        }
    }
}
