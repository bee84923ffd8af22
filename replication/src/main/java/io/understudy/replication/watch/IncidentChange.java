package io.understudy.replication.watch;

import io.understudy.replication.incident.Incident;

/** What a check changed about a cluster's incidents: people are told of these, and of nothing else. */
public sealed interface IncidentChange {
    Incident incident();

    record Opened(Incident incident) implements IncidentChange {}

    record Healed(Incident incident) implements IncidentChange {}
}
