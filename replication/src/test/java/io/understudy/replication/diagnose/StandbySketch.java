package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A standby as a test draws it: streams from db1 and has everything until told otherwise. */
final class StandbySketch {
    private final String node;
    private Lsn received = Sketch.HERE;
    private Lsn replayed = Sketch.HERE;
    private int timeline = 1;
    private long systemIdentifier = Sketch.THIS_CLUSTER;
    private boolean seesStatistics = true;
    private ReplayPause pause = ReplayPause.NOT_PAUSED;
    private Optional<WalReceiver> receiver = Optional.empty();
    private Duration applyDelay = Duration.ZERO;
    private boolean hasRestoreCommand;
    private List<WalSender> senders = List.of();

    StandbySketch(String node) {
        this.node = node;
        streamsFrom("db1");
    }

    StandbySketch streamsFrom(String upstream) {
        return receiver("streaming", "host-" + upstream, Duration.ofSeconds(1));
    }

    StandbySketch streamsFromAddress(String address) {
        return receiver("streaming", address, Duration.ofSeconds(1));
    }

    StandbySketch silentFor(Duration silence) {
        return receiver("streaming", "host-db1", silence);
    }

    StandbySketch waitingAtTheEndOfItsTimeline() {
        return receiver("waiting", "host-db1", Duration.ofSeconds(1));
    }

    private StandbySketch receiver(String status, String host, Duration silence) {
        receiver = Optional.of(new WalReceiver(
                status, timeline, Optional.empty(), host, 5432, Optional.of(Sketch.NOON.minus(silence))));
        return this;
    }

    StandbySketch withoutReceiver() {
        receiver = Optional.empty();
        return this;
    }

    StandbySketch at(Lsn receivedUpTo, Lsn replayedUpTo) {
        received = receivedUpTo;
        replayed = replayedUpTo;
        return this;
    }

    StandbySketch onTimeline(int number) {
        timeline = number;
        return this;
    }

    StandbySketch ofCluster(long identifier) {
        systemIdentifier = identifier;
        return this;
    }

    StandbySketch withoutPermission() {
        seesStatistics = false;
        return withoutReceiver();
    }

    StandbySketch paused() {
        pause = ReplayPause.PAUSED;
        return this;
    }

    StandbySketch delayedBy(Duration delay) {
        applyDelay = delay;
        return this;
    }

    StandbySketch withRestoreCommand() {
        hasRestoreCommand = true;
        return this;
    }

    StandbySketch sendsTo(String standby) {
        senders = new PrimarySketch(node).sendsTo(standby).seen().senders();
        return this;
    }

    Standby seen() {
        return new Standby(
                node,
                Sketch.NOON,
                Sketch.facts(systemIdentifier, timeline, seesStatistics),
                Optional.of(received),
                Optional.of(replayed),
                Optional.empty(),
                pause,
                receiver,
                applyDelay,
                hasRestoreCommand,
                Optional.empty(),
                senders,
                List.of());
    }
}
