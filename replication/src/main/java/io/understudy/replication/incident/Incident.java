package io.understudy.replication.incident;

import io.understudy.replication.diagnose.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A diagnosis that persisted.
 *
 * @param key {@code Diagnosis.key()}: one open incident per cluster and key
 * @param sentence the newest wording of the diagnosis
 */
public record Incident(
        long id,
        String cluster,
        String key,
        Severity severity,
        String sentence,
        String doFirst,
        Instant openedAt,
        Instant lastSeenAt,
        Optional<Instant> closedAt) {}
