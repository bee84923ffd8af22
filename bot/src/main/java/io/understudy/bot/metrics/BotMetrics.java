package io.understudy.bot.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.understudy.replication.watch.AlertBook;
import java.time.Instant;

/** The metrics as text. What it reads is in memory or in the store; no server is asked. Safe for any thread. */
public final class BotMetrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MetricSources sources;
    private final NodeMetrics nodes = new NodeMetrics(registry);
    private final StreamMetrics streams = new StreamMetrics(registry);
    private final CareMetrics care = new CareMetrics(registry);
    private final BackupMetrics backups = new BackupMetrics(registry);
    private final JobMetrics jobs;

    public BotMetrics(MetricSources sources) {
        this.sources = sources;
        this.jobs = new JobMetrics(registry, sources.jobs());
        Gauge.builder("understudy.build.info", () -> 1)
                .description("Always 1; its label tells the version that runs.")
                .tag("version", sources.version())
                .register(registry);
    }

    /** Everything now, in Prometheus' text format. */
    public synchronized String scrape() {
        Instant now = sources.clock().instant();
        sources.watches().forEach((cluster, watch) -> {
            watch.latest().ifPresent(report -> {
                nodes.add(cluster, report.assessment());
                streams.add(cluster, report.assessment());
            });
            care.add(cluster, sources.incidents().open(cluster));
            backups.add(cluster, sources.backups(), now);
        });
        care.add(AlertBook.OF_THE_BOT, sources.incidents().open(AlertBook.OF_THE_BOT));
        jobs.add(sources.jobs().jobs(), sources.checks().get(), now);
        nodes.publish();
        streams.publish();
        care.publish();
        backups.publish();
        jobs.publish();
        return registry.scrape();
    }
}
