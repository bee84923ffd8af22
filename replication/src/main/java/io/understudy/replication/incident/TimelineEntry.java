package io.understudy.replication.incident;

import io.understudy.replication.operate.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened in an incident.
 *
 * @param incident its id
 * @param by who did it; empty when nobody did, or Understudy
 * @param text one sentence, or a person's own words
 */
public record TimelineEntry(long incident, Instant at, Kind kind, Optional<Person> by, String text) {
    /** Of what Understudy saw or did. */
    public TimelineEntry(long incident, Instant at, Kind kind, String text) {
        this(incident, at, kind, Optional.empty(), text);
    }

    /** What sort of thing. */
    public enum Kind {
        /** The incident opened. */
        SEEN,
        /** A graver condition, or one more. */
        WORSE,
        /** A milder condition, or one fewer. */
        EASED,
        /** It comes and goes, or has stopped to. */
        FLAPPING,
        ACKNOWLEDGED,
        SNOOZED,
        SILENCED,
        /** A person's own words. */
        NOTED,
        /** A runbook's question and what was found. */
        CHECKED,
        /** An operation about the same node. */
        OPERATION,
        REMINDED,
        ESCALATED,
        /** It was gone for long enough. */
        HEALED,
        /** A person closed it. */
        RESOLVED,
        REOPENED
    }
}
