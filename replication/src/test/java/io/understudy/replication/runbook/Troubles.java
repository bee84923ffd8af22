package io.understudy.replication.runbook;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Incidents as the watch opens them. */
final class Troubles {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Troubles() {}

    static Incident of(Alert alert, String node) {
        return incident(alert, Diagnosis.keyOf(alert, Optional.of(node)), alert + " at " + node);
    }

    static Incident ofAll(Alert alert) {
        return incident(alert, Diagnosis.keyOf(alert, Optional.empty()), alert.toString());
    }

    static Incident ofSlot(Alert alert, String server, String slot) {
        return incident(alert, Diagnosis.keyOf(alert, Optional.of(server), slot), alert + " at " + slot);
    }

    static Incident saying(Alert alert, String sentence) {
        return incident(alert, Diagnosis.keyOf(alert, Optional.empty()), sentence);
    }

    private static Incident incident(Alert alert, String key, String sentence) {
        return new Incident(
                1,
                "shop",
                key,
                alert,
                Severity.CRITICAL,
                sentence,
                "See below.",
                List.of(sentence),
                NOON,
                NOON,
                1,
                Optional.empty(),
                Attention.NONE);
    }
}
