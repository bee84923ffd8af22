package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Lag;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotJudge;

/** Lags and slots, by the newest look. */
final class StreamMetrics {
    private final MetricFamily receiveLag;
    private final MetricFamily replayLag;
    private final MetricFamily replayTime;
    private final MetricFamily retained;
    private final MetricFamily safe;
    private final MetricFamily active;

    StreamMetrics(MeterRegistry registry) {
        receiveLag = new MetricFamily(
                registry,
                "understudy.standby.receive.lag",
                "bytes",
                "WAL of the primary that the standby has not received; no sample while unknown.");
        replayLag = new MetricFamily(
                registry,
                "understudy.standby.replay.lag",
                "bytes",
                "WAL of the primary that the standby has not replayed; no sample while unknown.");
        replayTime = new MetricFamily(
                registry,
                "understudy.standby.replay.lag",
                "seconds",
                "How long ago the primary stood where the standby has replayed to; no sample while unknown.");
        retained = new MetricFamily(
                registry,
                "understudy.slot.retained",
                "bytes",
                "WAL that the replication slot keeps; no sample while unknown, as of a lost slot.");
        safe = new MetricFamily(
                registry,
                "understudy.slot.safe",
                "bytes",
                "WAL that may still be written before the slot is lost; no sample without such a limit.");
        active = new MetricFamily(
                registry, "understudy.slot.active", "", "Whether anybody streams through the slot (1) or not (0).");
    }

    void add(String cluster, ClusterAssessment assessment) {
        assessment.standbys().forEach(standby -> standby.lag().ifPresent(lag -> lag(cluster, standby, lag)));
        new SlotJudge(assessment.view()).all().forEach(found -> slot(cluster, found));
    }

    private void lag(String cluster, AStandby standby, Lag lag) {
        receiveLag.add((double) lag.receiveBytes(), "cluster", cluster, "node", standby.node());
        replayLag.add((double) lag.replayBytes(), "cluster", cluster, "node", standby.node());
        lag.replayTime()
                .ifPresent(
                        time -> replayTime.add(time.toMillis() / 1000.0, "cluster", cluster, "node", standby.node()));
    }

    /** Temporary slots have names of their own each time, which would make series without end. */
    private void slot(String cluster, SlotFinding found) {
        if (found.slot().temporary()) {
            return;
        }
        String[] labels = {
            "cluster", cluster, "node", found.node(), "slot", found.slot().name()
        };
        active.add(found.slot().active(), labels);
        found.keptBytes().ifPresent(bytes -> retained.add((double) bytes, labels));
        found.slot().safeWalBytes().ifPresent(bytes -> safe.add((double) bytes, labels));
    }

    void publish() {
        receiveLag.publish();
        replayLag.publish();
        replayTime.publish();
        retained.publish();
        safe.publish();
        active.publish();
    }
}
