package io.understudy.replication.runbook;

import io.understudy.replication.incident.Incident;

/** Finds out about incidents of one cluster. */
public interface Investigator {
    /**
     * Follows the incident's runbook: asks servers and machines, changes nothing. Takes up to 20 seconds; what did not
     * answer until then is {@link Finding.Unknown}. Never throws.
     */
    Investigation investigate(Incident incident);
}
