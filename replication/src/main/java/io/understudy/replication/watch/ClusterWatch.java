package io.understudy.replication.watch;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterJudge;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.diagnose.Trends;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.operate.OperationStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

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
    private final IncidentTracker incidents;

    /** Looks at nothing yet. */
    public ClusterWatch(
            ClusterSpec spec,
            WatchSources sources,
            Thresholds thresholds,
            LagHistory history,
            IncidentStore incidents,
            OperationStore operations,
            MaintenanceStore maintenance) {
        this.spec = spec;
        this.sources = sources;
        this.thresholds = thresholds;
        this.operations = operations;
        this.maintenance = maintenance;
        this.lags = new LagLog(spec.name(), history);
        this.incidents = new IncidentTracker(spec.name(), incidents);
    }

    /** What is known from before a look that begins now. */
    public synchronized Remembered remembered() {
        return new Remembered(lags.lastPrimary(), sources.fences().look());
    }

    private Remembered remembered(ClusterView view) {
        return new Remembered(
                lags.lastPrimary(),
                sources.fences().look(),
                sources.servers().renewed(view.nodes(), view.at()),
                sources.machines().renewed(view.nodes(), view.at()),
                Trends.NONE);
    }

    @Override
    public synchronized StatusReport look() throws InterruptedException {
        ClusterView view = sources.look().look();
        Map<String, NodeDetails> details = sources.details().renewed(view.nodes(), view.at());
        ClusterAssessment assessment = judge.judge(view, sources.clock(), details, remembered(view), thresholds);
        lags.saw(assessment);
        StatusReport report = new StatusReport(assessment, times.saw(assessment), details);
        latest.set(Optional.of(report));
        return report;
    }

    @Override
    public Optional<StatusReport> latest() {
        return latest.get();
    }

    @Override
    public synchronized List<IncidentChange> check() throws InterruptedException {
        StatusReport report = look();
        List<Diagnosis> found = report.assessment().diagnoses();
        if (incidents.anythingNew(found)) {
            Set<String> first = found.stream().map(Diagnosis::key).collect(Collectors.toSet());
            report = look();
            found = report.assessment().diagnoses().stream()
                    .filter(one -> first.contains(one.key()) || incidents.isOpen(one))
                    .toList();
        }
        Silence silence = Silence.of(
                spec.name(), operations, maintenance, report.assessment().view().at());
        Healing healing = new Healing(report.assessment().view());
        return incidents.update(
                found,
                silence::covers,
                healing::allows,
                report.assessment().view().at());
    }
}
