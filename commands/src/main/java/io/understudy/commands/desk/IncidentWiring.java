package io.understudy.commands.desk;

import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.tell.IncidentReporter;
import io.understudy.commands.tell.IncidentReports;
import io.understudy.commands.tell.Investigations;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.IncidentDesk;
import io.understudy.replication.incident.IncidentStore;
import java.util.Map;

/**
 * What commands about incidents stand on.
 *
 * @param escalation whom each cluster's grave incidents go to, by the cluster's name
 * @param secondWay the way out that is not chat
 */
public record IncidentWiring(
        IncidentStore store,
        IncidentDesk desk,
        IncidentReporter reporter,
        Investigations investigations,
        IncidentReports reports,
        Map<String, EscalationSettings> escalation,
        SecondWay secondWay) {
    public IncidentWiring {
        escalation = Map.copyOf(escalation);
    }
}
