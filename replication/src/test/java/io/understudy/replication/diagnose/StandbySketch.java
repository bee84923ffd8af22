package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A standby as a test draws it: streams from db1 and has everything until told otherwise. */
public final class StandbySketch {
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
    private List<Slot> slots = List.of();
    private int versionNumber = 150_018;
    private Instant lookedAt = Sketch.NOON;
    private Instant startedAt = Sketch.NOON.minusSeconds(9_000);

    public StandbySketch(String node) {
        this.node = node;
        streamsFrom("db1");
    }

    public StandbySketch streamsFrom(String upstream) {
        return receiver("streaming", "host-" + upstream, Duration.ofSeconds(1));
    }

    public StandbySketch streamsFromAddress(String address) {
        return receiver("streaming", address, Duration.ofSeconds(1));
    }

    public StandbySketch silentFor(Duration silence) {
        return receiver("streaming", "host-db1", silence);
    }

    public StandbySketch waitingAtTheEndOfItsTimeline() {
        return receiver("waiting", "host-db1", Duration.ofSeconds(1));
    }

    private StandbySketch receiver(String status, String host, Duration silence) {
        receiver = Optional.of(new WalReceiver(
                status, timeline, Optional.empty(), host, 5432, Optional.of(Sketch.NOON.minus(silence))));
        return this;
    }

    public StandbySketch withoutReceiver() {
        receiver = Optional.empty();
        return this;
    }

    public StandbySketch at(Lsn receivedUpTo, Lsn replayedUpTo) {
        received = receivedUpTo;
        replayed = replayedUpTo;
        return this;
    }

    /** Since its start it has got WAL from its archive only. */
    public StandbySketch neverStreamed(Lsn replayedUpTo) {
        received = Lsn.NONE;
        replayed = replayedUpTo;
        return withoutReceiver();
    }

    public StandbySketch onTimeline(int number) {
        timeline = number;
        return this;
    }

    public StandbySketch ofCluster(long identifier) {
        systemIdentifier = identifier;
        return this;
    }

    public StandbySketch withoutPermission() {
        seesStatistics = false;
        return withoutReceiver();
    }

    public StandbySketch paused() {
        pause = ReplayPause.PAUSED;
        return this;
    }

    public StandbySketch delayedBy(Duration delay) {
        applyDelay = delay;
        return this;
    }

    public StandbySketch withRestoreCommand() {
        hasRestoreCommand = true;
        return this;
    }

    public StandbySketch sendsTo(String standby) {
        senders = new PrimarySketch(node).sendsTo(standby).seen().senders();
        return this;
    }

    public StandbySketch neverReplayed() {
        replayed = Lsn.NONE;
        return this;
    }

    public StandbySketch ofMajorVersion(int major) {
        versionNumber = major * 10_000;
        return this;
    }

    public StandbySketch hasSlot(String name) {
        slots = new PrimarySketch(node)
                .hasSlot(name, WalStatus.RESERVED, Optional.of(Sketch.HERE))
                .seen()
                .slots();
        return this;
    }

    /** When the bot looked, by its own clock. */
    public StandbySketch lookedAt(Instant at) {
        lookedAt = at;
        return this;
    }

    public StandbySketch startedAt(Instant at) {
        startedAt = at;
        return this;
    }

    public StandbySketch hasLogicalSlot(String name) {
        slots = new PrimarySketch(node).hasLogicalSlot(name).seen().slots();
        return this;
    }

    private ServerFacts facts() {
        ServerFacts usual = Sketch.facts(systemIdentifier, timeline, startedAt, Sketch.NOON, seesStatistics);
        return new ServerFacts(
                systemIdentifier,
                versionNumber,
                usual.version(),
                timeline,
                timeline,
                usual.startedAt(),
                usual.clock(),
                seesStatistics,
                usual.dataDirectory());
    }

    public Standby seen() {
        return new Standby(
                node,
                lookedAt,
                facts(),
                Optional.of(received).filter(Lsn::isValid),
                Optional.of(replayed).filter(Lsn::isValid),
                Optional.empty(),
                pause,
                receiver,
                applyDelay,
                hasRestoreCommand,
                Optional.empty(),
                senders,
                slots);
    }
}
