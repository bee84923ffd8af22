package io.understudy.replication.watch;

import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;

/** What happened to a cluster's incidents: people are told of these, and of nothing else. */
public sealed interface IncidentChange {
    /** As it is after the change. */
    Incident incident();

    record Opened(Incident incident) implements IncidentChange {}

    /** It goes on, in another way. */
    record Changed(Incident incident, How how) implements IncidentChange {}

    /** Nobody has acknowledged it for a while. */
    record Reminded(Incident incident) implements IncidentChange {}

    /** Nobody has acknowledged it for too long; {@code attention().escalations()} counts this one too. */
    record Escalated(Incident incident, EscalationSettings to) implements IncidentChange {}

    /** It was gone for long enough. */
    record Healed(Incident incident) implements IncidentChange {}

    /** It was closed by hand, and is there again. */
    record Reopened(Incident incident) implements IncidentChange {}

    /** In which way one goes on. */
    enum How {
        /** Its severity rose: worth a new message. */
        WORSE,
        /** Its severity fell. */
        EASED,
        /** Other conditions of the same trouble came or went. */
        SIGNS,
        /** It comes and goes: no turn is told from now on. */
        FLAPPING,
        /** It has stopped to come and go, and lasts. */
        STEADY
    }
}
