package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Archiver;
import io.understudy.replication.observe.Checksums;
import io.understudy.replication.observe.Copies;
import io.understudy.replication.observe.Horizon;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.observe.SyncVitals;
import io.understudy.replication.observe.Transactions;
import io.understudy.replication.observe.XidUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A server's vital signs as a test draws them: an idle primary that is well, until told otherwise. */
public final class VitalsSketch {
    private final String node;
    private Instant at = Sketch.NOON;
    private boolean inRecovery;
    private XidUse xids = new XidUse(500, 1, "postgres");
    private Optional<Horizon> horizon = Optional.of(new Horizon(List.of(), List.of()));
    private Optional<Transactions> transactions = Optional.of(new Transactions(Optional.empty(), Optional.empty()));
    private Optional<SyncVitals> sync = Optional.of(new SyncVitals("", 0, Optional.empty()));
    private Optional<Archiver> archiver = Optional.empty();
    private Optional<Checksums> checksums = Optional.of(new Checksums(0, Optional.empty(), List.of()));
    private Optional<Copies> copies = Optional.of(new Copies(List.of()));

    public VitalsSketch(String node) {
        this.node = node;
    }

    public VitalsSketch inRecovery() {
        inRecovery = true;
        sync = Optional.empty();
        return this;
    }

    public VitalsSketch at(Instant moment) {
        at = moment;
        return this;
    }

    public VitalsSketch used(long oldestXid, long oldestMultixact) {
        xids = new XidUse(oldestXid, oldestMultixact, "shop");
        return this;
    }

    public VitalsSketch heldBySlot(String slot, long age) {
        horizon = Optional.of(new Horizon(List.of(new Horizon.Held(slot, age)), List.of()));
        return this;
    }

    public VitalsSketch heldByStandby(String standby, long age) {
        horizon = Optional.of(new Horizon(List.of(), List.of(new Horizon.Held(standby, age))));
        return this;
    }

    public VitalsSketch open(Duration age) {
        Transactions.Open open = new Transactions.Open(4711, age, "idle in transaction", "alice", "psql");
        transactions = Optional.of(new Transactions(Optional.of(open), Optional.empty()));
        return this;
    }

    public VitalsSketch prepared(Duration age) {
        Transactions.Prepared prepared = new Transactions.Prepared("pay-9", age, "alice", "shop");
        transactions = Optional.of(new Transactions(Optional.empty(), Optional.of(prepared)));
        return this;
    }

    public VitalsSketch demands(String names) {
        return waits(names, 0, Optional.empty());
    }

    public VitalsSketch waits(String names, int waiting, Optional<Duration> oldest) {
        sync = Optional.of(new SyncVitals(names, waiting, oldest));
        return this;
    }

    public VitalsSketch archives(Archiver found) {
        archiver = Optional.of(found);
        return this;
    }

    public VitalsSketch damaged(long failures) {
        checksums = Optional.of(new Checksums(failures, Optional.of(Sketch.NOON), List.of("shop")));
        return this;
    }

    public VitalsSketch withoutChecksums() {
        checksums = Optional.empty();
        return this;
    }

    public VitalsSketch gives(Copies.Copy... running) {
        copies = Optional.of(new Copies(List.of(running)));
        return this;
    }

    /** As a role without {@code pg_monitor} is answered. */
    public VitalsSketch withoutPermission() {
        horizon = Optional.empty();
        transactions = Optional.empty();
        sync = Optional.empty();
        copies = Optional.empty();
        return this;
    }

    public ServerVitals seen() {
        return new ServerVitals(
                node, at, inRecovery, xids, horizon, transactions, sync, archiver, checksums, copies, Optional.empty());
    }
}
