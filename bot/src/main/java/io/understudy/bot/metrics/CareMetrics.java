package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.util.List;
import java.util.Locale;

/** Open incidents, by the store. */
final class CareMetrics {
    private static final List<Severity> TOLD = List.of(Severity.WARNING, Severity.CRITICAL, Severity.PAGE);

    private final MetricFamily incidents;

    CareMetrics(MeterRegistry registry) {
        incidents = new MetricFamily(
                registry, "understudy.incidents.open", "", "Open incidents by their present severity.");
    }

    void add(String cluster, List<Incident> open) {
        for (Severity severity : TOLD) {
            long count = open.stream().filter(one -> one.severity() == severity).count();
            incidents.add(
                    (double) count,
                    "cluster",
                    cluster,
                    "severity",
                    severity.name().toLowerCase(Locale.ROOT));
        }
    }

    void publish() {
        incidents.publish();
    }
}
