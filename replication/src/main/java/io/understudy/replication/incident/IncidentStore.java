package io.understudy.replication.incident;

import io.understudy.replication.diagnose.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where incidents are kept; a restarted bot neither repeats nor forgets them. */
public interface IncidentStore {
    /** Opens one, unless one with the same cluster and key is open: then that one is returned, with the new wording. */
    Incident open(Diagnosis diagnosis, Instant at);

    /** Closes it; empty if it was closed already. */
    Optional<Incident> close(long id, Instant at);

    List<Incident> open(String cluster);

    /** Newest first, open and closed. */
    List<Incident> recent(String cluster, int limit);
}
