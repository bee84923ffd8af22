package io.understudy.commands.fakes;

import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.StatusReport;
import io.understudy.replication.watch.Watch;
import java.util.List;
import java.util.Optional;

/** Finds a healthy cluster, always. */
public record CalmWatch(String cluster) implements Watch {
    @Override
    public StatusReport look() {
        return Reports.healthy(cluster);
    }

    @Override
    public Optional<StatusReport> latest() {
        return Optional.of(look());
    }

    @Override
    public List<IncidentChange> check() {
        return List.of();
    }

    @Override
    public AlertBook book() {
        return new AlertBook(cluster, new IncidentsInMemory(), EscalationSettings.DEFAULT);
    }
}
