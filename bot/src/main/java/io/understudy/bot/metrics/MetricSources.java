package io.understudy.bot.metrics;

import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.commands.clock.JobBoard;
import io.understudy.jobs.CheckRecord;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.watch.Watch;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What metrics are read from.
 *
 * @param watches by their clusters
 * @param checks how steadily each cluster was looked at, as of now
 * @param version of the bot
 */
public record MetricSources(
        Map<String, Watch> watches,
        IncidentStore incidents,
        BackupBooks backups,
        JobBoard jobs,
        Supplier<List<CheckRecord>> checks,
        InstantSource clock,
        String version) {
    public MetricSources {
        watches = Map.copyOf(watches);
    }
}
