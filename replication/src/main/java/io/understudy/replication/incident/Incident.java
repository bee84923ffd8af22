package io.understudy.replication.incident;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One trouble that persisted: all conditions of one topic at one node.
 *
 * @param key {@code Diagnosis.key()}: one open incident per cluster and key
 * @param alert the gravest condition's
 * @param severity the gravest condition's
 * @param sentence the newest wording of the gravest condition
 * @param doFirst what to do first about it
 * @param signs the sentences of all conditions that are in it now, gravest first
 * @param sightings in how many checks it was there
 */
public record Incident(
        long id,
        String cluster,
        String key,
        Alert alert,
        Severity severity,
        String sentence,
        String doFirst,
        List<String> signs,
        Instant openedAt,
        Instant lastSeenAt,
        long sightings,
        Optional<Instant> closedAt,
        Attention attention) {
    public Incident {
        signs = List.copyOf(signs);
    }

    /** The node that it is about; empty when it is about the whole cluster. */
    public Optional<String> node() {
        return Diagnosis.nodeOf(key);
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    /** Whether somebody must act soon. */
    public boolean isGrave() {
        return severity.compareTo(Severity.CRITICAL) >= 0;
    }

    /** As it is with another picture of what is wrong. */
    public Incident showing(Trouble trouble, Instant at, long seen) {
        return new Incident(
                id,
                cluster,
                key,
                trouble.alert(),
                trouble.severity(),
                trouble.sentence(),
                trouble.doFirst(),
                trouble.signs(),
                openedAt,
                at,
                seen,
                closedAt,
                attention);
    }

    /** As it is with what people, or time, did about it. */
    public Incident with(Attention other) {
        return new Incident(
                id,
                cluster,
                key,
                alert,
                severity,
                sentence,
                doFirst,
                signs,
                openedAt,
                lastSeenAt,
                sightings,
                closedAt,
                other);
    }

    /** As it is when it ended, or goes on if there is no time. */
    public Incident closed(Optional<Instant> at) {
        return new Incident(
                id,
                cluster,
                key,
                alert,
                severity,
                sentence,
                doFirst,
                signs,
                openedAt,
                lastSeenAt,
                sightings,
                at,
                attention);
    }
}
