package io.understudy.jobs;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.StatusReport;
import io.understudy.replication.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Finds nothing, except once what the test tells it. */
final class FakeWatch implements Watch {
    private final ClusterSpec spec;
    private final AlertBook book;
    private final AtomicInteger checks = new AtomicInteger();
    private final AtomicReference<Runnable> check = new AtomicReference<>(() -> {});
    private final AtomicReference<List<IncidentChange>> next = new AtomicReference<>(List.of());

    private final AtomicReference<CountDownLatch> hold = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicBoolean held = new AtomicBoolean();

    FakeWatch(ClusterSpec spec) {
        this.spec = spec;
        this.book = new AlertBook(spec.name(), new IncidentsInMemory(), EscalationSettings.DEFAULT);
    }

    void nextCheckFinds(List<IncidentChange> changes) {
        next.set(changes);
    }

    int checks() {
        return checks.get();
    }

    void prompt() {
        check.get().run();
    }

    @Override
    public void whenPrompted(Runnable begin) {
        check.set(begin);
    }

    /** The next check waits until the returned latch is open. */
    CountDownLatch holdNextCheck() {
        CountDownLatch latch = new CountDownLatch(1);
        hold.set(latch);
        return latch;
    }

    boolean isHeld() {
        return held.get();
    }

    @Override
    public StatusReport look() {
        ClusterView view = new ClusterView(spec, Instant.EPOCH, List.of());
        return new StatusReport(
                new ClusterAssessment(view, ClusterState.UNKNOWN, List.of(), List.of(), List.of()), Map.of(), Map.of());
    }

    @Override
    public Optional<StatusReport> latest() {
        return Optional.empty();
    }

    @Override
    public List<IncidentChange> check() throws InterruptedException {
        CountDownLatch latch = hold.getAndSet(new CountDownLatch(0));
        held.set(latch.getCount() > 0);
        latch.await();
        held.set(false);
        List<IncidentChange> found = next.getAndSet(List.of());
        checks.incrementAndGet();
        return found;
    }

    @Override
    public AlertBook book() {
        return book;
    }
}
