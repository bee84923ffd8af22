package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import io.understudy.replication.observe.WalSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A primary as a test draws it: well and alone until told otherwise. */
public final class PrimarySketch {
    private final String node;
    private final List<WalSender> senders = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private Lsn current = Sketch.HERE;
    private int timeline = 1;
    private long systemIdentifier = Sketch.THIS_CLUSTER;
    private boolean seesStatistics = true;
    private Instant lookedAt = Sketch.NOON;
    private Instant startedAt = Sketch.NOON.minusSeconds(9_000);

    public PrimarySketch(String node) {
        this.node = node;
    }

    public PrimarySketch at(Lsn position) {
        current = position;
        return this;
    }

    public PrimarySketch ofCluster(long identifier) {
        systemIdentifier = identifier;
        return this;
    }

    public PrimarySketch onTimeline(int number) {
        timeline = number;
        return this;
    }

    public PrimarySketch withoutPermission() {
        seesStatistics = false;
        return this;
    }

    /** When the bot looked, by its own clock. */
    public PrimarySketch lookedAt(Instant at) {
        lookedAt = at;
        return this;
    }

    public PrimarySketch startedAt(Instant at) {
        startedAt = at;
        return this;
    }

    public PrimarySketch sendsTo(String standby) {
        return sendsTo(standby, "streaming");
    }

    public PrimarySketch sendsTo(String standby, String state) {
        return sendsTo(standby, state, 100 + senders.size(), Sketch.NOON);
    }

    /** By a process of that id, with the standby's last reply at that time by its own clock. */
    public PrimarySketch sendsTo(String standby, String state, int pid, Instant reply) {
        senders.add(new WalSender(
                pid,
                standby,
                Optional.of("10.0.0.9"),
                Optional.of(state),
                Optional.of(current),
                Optional.of(current),
                Optional.of(current),
                Optional.empty(),
                Optional.of("async"),
                Optional.of(reply)));
        return this;
    }

    public PrimarySketch hasSlot(String standby, WalStatus status, Optional<Lsn> restart) {
        slots.add(new Slot(standby, true, false, restart, status, OptionalLong.empty()));
        return this;
    }

    /** One that keeps WAL from a position on, and may keep so much more. */
    public PrimarySketch hasSlotWithRoom(String standby, Lsn restart, long safeBytes) {
        slots.add(new Slot(standby, true, true, Optional.of(restart), WalStatus.EXTENDED, OptionalLong.of(safeBytes)));
        return this;
    }

    public PrimarySketch hasActiveSlot(String name) {
        slots.add(new Slot(name, true, true, Optional.of(current), WalStatus.RESERVED, OptionalLong.empty()));
        return this;
    }

    public PrimarySketch hasSlot(Slot slot) {
        slots.add(slot);
        return this;
    }

    /** {@code syncState} is empty without the right to see it. */
    public PrimarySketch sendsTo(String standby, Optional<String> syncState) {
        sendsTo(standby);
        WalSender usual = senders.remove(senders.size() - 1);
        senders.add(new WalSender(
                usual.pid(),
                standby,
                usual.clientAddress(),
                usual.state(),
                usual.sent(),
                usual.flushed(),
                usual.replayed(),
                usual.replayLag(),
                syncState,
                usual.replyTime()));
        return this;
    }

    public PrimarySketch hasLogicalSlot(String name) {
        slots.add(new Slot(name, false, false, Optional.of(current), WalStatus.RESERVED, OptionalLong.empty()));
        return this;
    }

    public Primary seen() {
        return new Primary(
                node,
                lookedAt,
                Sketch.facts(systemIdentifier, timeline, startedAt, lookedAt, seesStatistics),
                current,
                senders,
                slots);
    }
}
