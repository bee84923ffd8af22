package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.KeySilence;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What nobody is told of now: what follows from something else, what somebody's work explains, and what people silenced.
 *
 * @param explained by work that goes on
 * @param keys that people silenced
 */
record Quiet(Inhibition inhibition, Predicate<Diagnosis> explained, Set<String> keys) {
    static Quiet of(Inhibition inhibition, Predicate<Diagnosis> explained, List<KeySilence> silences) {
        return new Quiet(
                inhibition, explained, silences.stream().map(KeySilence::key).collect(Collectors.toSet()));
    }

    boolean covers(Diagnosis diagnosis) {
        return diagnosis.severity() != Severity.PAGE
                && (keys.contains(diagnosis.key())
                        || explained.test(diagnosis)
                        || inhibition.covers(ConditionId.of(diagnosis)));
    }

    /** Whether nothing of a trouble may be told; also while its words are not known yet. */
    boolean covers(String key, List<Diagnosis> conditions) {
        return conditions.isEmpty() ? keys.contains(key) : conditions.stream().allMatch(this::covers);
    }
}
