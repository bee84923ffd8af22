package io.understudy.replication.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where incidents are kept; a restarted bot neither repeats nor forgets them. Safe for any thread. */
public interface IncidentStore {
    /** Opens one, unless one with the same cluster and key is open: then that one is returned as it is. */
    Incident open(Trouble trouble, Instant at);

    /**
     * Keeps what was seen: alert, severity, words, signs, last sighting and their number. Leaves alone what people did,
     * and those that were closed meanwhile. All of them, or none.
     */
    void saw(List<Incident> incidents);

    /**
     * Keeps what was done about one and says so in its timeline; only if it is open and its attention is still as it was
     * read, so that of two clicks one counts.
     *
     * @return the incident with the new attention; empty if something else happened first
     */
    Optional<Incident> attend(Incident asRead, Attention next, TimelineEntry entry);

    /** Closes it, with its last word in the timeline; empty if it was closed already. */
    Optional<Incident> close(long id, Attention last, TimelineEntry entry);

    /**
     * Opens a closed one again, with nothing done about it yet; people are told of it now.
     *
     * @return empty if it is open, or another one with its key is
     */
    Optional<Incident> reopen(long id, TimelineEntry entry);

    /** Adds to an incident's timeline, open or closed. */
    void append(TimelineEntry entry);

    /** Everything that happened in an incident, oldest first. */
    List<TimelineEntry> timeline(long id);

    Optional<Incident> byId(long id);

    /** Oldest first. */
    List<Incident> open(String cluster);

    /** Newest first, open and closed. */
    List<Incident> recent(String cluster, int limit);

    /** Of all clusters, oldest first. */
    List<Incident> openEverywhere();

    /** Replaces an earlier silence of the same key. */
    void silence(KeySilence silence);

    /** Those of a cluster that last now. */
    List<KeySilence> silences(String cluster, Instant now);
}
