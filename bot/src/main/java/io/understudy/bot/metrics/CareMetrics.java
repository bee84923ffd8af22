package io.understudy.bot.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.understudy.backup.catalogue.Backup;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Open incidents and the age of backups, by the store. */
final class CareMetrics {
    private static final List<Severity> TOLD = List.of(Severity.WARNING, Severity.CRITICAL, Severity.PAGE);

    private final MetricFamily incidents;
    private final MetricFamily backupAge;

    CareMetrics(MeterRegistry registry) {
        incidents = new MetricFamily(
                registry, "understudy.incidents.open", "", "Open incidents by their present severity.");
        backupAge = new MetricFamily(
                registry,
                "understudy.backup.age",
                "seconds",
                "Time since the newest verified backup was begun; no sample while there is none.");
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

    void add(String cluster, Optional<Backup> newestVerified, Instant now) {
        newestVerified.ifPresent(backup ->
                backupAge.add(Duration.between(backup.startedAt(), now).toMillis() / 1000.0, "cluster", cluster));
    }

    void publish() {
        incidents.publish();
        backupAge.publish();
    }
}
