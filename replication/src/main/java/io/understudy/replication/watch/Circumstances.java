package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything by which incidents are brought in step with conditions.
 *
 * @param elapsed never goes back, other than {@code now}
 * @param open the incidents as they were read
 * @param standing conditions by key, gravest first; an empty list: they stand, their words are not known yet
 * @param judged which alerts this is about
 */
record Circumstances(
        Instant now,
        Duration elapsed,
        List<Incident> open,
        Map<String, List<Diagnosis>> standing,
        Presence presence,
        Predicate<Alert> judged,
        Quiet quiet) {
    boolean sees(Incident incident) {
        return presence.seen().contains(incident.key());
    }

    /** When a trouble that stands was seen first, by the clock that people read. */
    Instant firstSight(Incident incident) {
        Duration since = presence.since().getOrDefault(incident.key(), elapsed);
        return now.minus(elapsed.minus(since));
    }

    /** Open incidents that this is about. */
    List<Incident> concerned() {
        return open.stream().filter(one -> judged.test(one.alert())).toList();
    }

    /**
     * Troubles without an incident, as far as they may be told; the gravest one first. One that the newest look did not find
     * begins none: an operation that explained it may have ended since.
     */
    List<List<Diagnosis>> untold() {
        List<String> known = open.stream().map(Incident::key).toList();
        return standing.entrySet().stream()
                .filter(one -> !known.contains(one.getKey()) && presence.seen().contains(one.getKey()))
                .map(one -> one.getValue().stream()
                        .filter(condition -> judged.test(condition.alert()) && !quiet.covers(condition))
                        .toList())
                .filter(one -> !one.isEmpty())
                .sorted(Comparator.comparing((List<Diagnosis> one) -> one.get(0).severity())
                        .reversed())
                .toList();
    }

    /** What is not told because it follows from one of these. */
    List<Diagnosis> consequencesOf(List<Diagnosis> causes) {
        Inhibition inhibition =
                Inhibition.by(causes.stream().map(ConditionId::of).toList());
        return standing.values().stream()
                .flatMap(List::stream)
                .filter(one -> !causes.contains(one) && inhibition.covers(ConditionId.of(one)))
                .toList();
    }
}
