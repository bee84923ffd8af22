package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.util.Optional;

/** What makes two sightings the same condition. Its severities are conditions of their own: each has to last. */
record ConditionId(String key, Alert alert, Severity severity) {
    static ConditionId of(Diagnosis diagnosis) {
        return new ConditionId(diagnosis.key(), diagnosis.alert(), diagnosis.severity());
    }

    /** The gravest condition of an incident, which is all of them that is stored. */
    static ConditionId of(Incident incident) {
        return new ConditionId(incident.key(), incident.alert(), incident.severity());
    }

    Optional<String> node() {
        return Diagnosis.nodeOf(key);
    }
}
