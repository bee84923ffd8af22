package io.understudy.replication.care;

import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.maintenance.MaintenanceStore;
import io.understudy.replication.observe.LagHistory;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.OperationStore;

/** What is remembered of clusters, and who is told. */
public record Memory(
        OperationStore operations,
        IncidentStore incidents,
        LagHistory lags,
        MaintenanceStore maintenance,
        OperationListener listener) {}
