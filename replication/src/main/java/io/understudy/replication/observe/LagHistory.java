package io.understudy.replication.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where lag samples, the primary's last sighting and the cluster's identity are kept. */
public interface LagHistory {
    void add(List<LagSample> samples);

    /** Oldest first, from {@code since} on; of minutes that were thinned, one sample each with its greatest values. */
    List<LagSample> since(String cluster, Instant since);

    /**
     * Lets age make samples coarse: of each whole minute before {@code raw} the greatest values are kept, and what is older
     * than {@code minutes} is removed.
     */
    void thin(Instant raw, Instant minutes);

    void sawPrimary(String cluster, PrimarySighting sighting);

    Optional<PrimarySighting> lastPrimary(String cluster);

    /** Remembers which database cluster this is, in place of what was remembered before. */
    void keepSystemIdentifier(String cluster, long systemIdentifier);

    /** What {@link #keepSystemIdentifier} remembered last; empty before the first time. */
    OptionalLong systemIdentifier(String cluster);
}
