package io.understudy.replication.watch;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.diagnose.Trends;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The watch over one cluster. Looks are made one at a time, whoever asks. */
public final class ClusterWatch implements Watch {
    private final ClusterSpec spec;
    private final WatchSources sources;
    private final Thresholds thresholds;
    private final OperationStore operations;
    private final MaintenanceStore maintenance;
    private final ClusterJudge judge = new ClusterJudge();
    private final StateTimes times = new StateTimes();
    private final AtomicReference<Optional<StatusReport>> latest = new AtomicReference<>(Optional.empty());
    private final LagLog lags;
    private final AlertBook book;
    private final ChangeMemory changes;
    private Trends trends = Trends.NONE;

    /** Looks at nothing yet. */
    public ClusterWatch(
            ClusterSpec spec,
            WatchSources sources,
            Thresholds thresholds,
            LagHistory history,
            AlertBook book,
            OperationStore operations,
            MaintenanceStore maintenance) {
        this.spec = spec;
        this.sources = sources;
        this.thresholds = thresholds;
        this.operations = operations;
        this.maintenance = maintenance;
        this.lags = new LagLog(spec.name(), history);
        this.book = book;
        this.changes =
                new ChangeMemory(new OwnSteps(spec.name(), operations), new IdentityMemory(spec.name(), history));
    }

    /** What is known from before a look that begins now. */
    public synchronized Remembered remembered() {
        return new Remembered(lags.lastPrimary(), sources.fences().look());
    }

    private Remembered remembered(ClusterView view) {
        trends = trends.after(view);
        return new Remembered(
                lags.lastPrimary(),
                sources.fences().look(),
                sources.servers().renewed(view.nodes(), view.at()),
                sources.machines().renewed(view.nodes(), view.at()),
                trends,
                changes.saw(view),
                sources.ownSpace().renewed(view.at()),
                sources.ownPauses().nodes(),
                sources.doors().newest(),
                sources.isolation().saw(view));
    }

    @Override
    public void whenPrompted(Runnable check) {
        sources.prompt().listener(check);
    }

    @Override
    public synchronized StatusReport look() throws InterruptedException {
        return judged().report();
    }

    @Override
    public Optional<StatusReport> latest() {
        return latest.get();
    }

    @Override
    public synchronized List<IncidentChange> check() throws InterruptedException {
        // What a look finds may be an operation's doing although that has ended before the look has.
        Optional<Operation> before = Silence.running(spec.name(), operations);
        Sight sight = judged().sight();
        book.saw(sight);
        if (book.wantsAnotherLook(sight.judged())) {
            sight = judged().sight();
            book.saw(sight);
        }
        Silence silence = Silence.of(spec.name(), before, operations, maintenance, sight.at());
        return book.settle(sight, silence::covers);
    }

    @Override
    public AlertBook book() {
        return book;
    }

    private Judged judged() throws InterruptedException {
        ClusterView view = sources.look().look();
        Map<String, NodeDetails> details = sources.details().renewed(view.nodes(), view.at());
        Remembered remembered = remembered(view);
        ClusterAssessment assessment = judge.judge(view, sources.clock(), details, remembered, thresholds);
        // Only what stands can linger; most of the time nothing does.
        List<Suspicion> lingering = book.anythingStands()
                ? judge.judge(view, sources.clock(), details, remembered, thresholds.relaxed())
                        .suspicions()
                : List.of();
        lags.saw(assessment);
        Healing healing = new Healing(view, remembered);
        StatusReport report =
                new StatusReport(assessment, times.saw(assessment), details, book.standing(assessment.suspicions()));
        latest.set(Optional.of(report));
        return new Judged(
                report, new Sight(view.at(), assessment.suspicions(), lingering, Healing::judges, healing::allows));
    }

    /** One look: what is told of it, and what incidents are made of. */
    private record Judged(StatusReport report, Sight sight) {}
}
