package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where lag samples and the primary's last sighting are kept. */
public interface LagHistory {
    void add(List<LagSample> samples);

    /** Oldest first, from {@code since} on. */
    List<LagSample> since(String cluster, Instant since);

    /** Removes samples older than {@code before}. */
    void thin(Instant before);

    void sawPrimary(String cluster, PrimarySighting sighting);

    Optional<PrimarySighting> lastPrimary(String cluster);
}
