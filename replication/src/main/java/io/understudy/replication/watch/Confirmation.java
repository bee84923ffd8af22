package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which conditions were seen often and long enough to count, and which not long enough ago to be over. */
final class Confirmation {
    private final Map<ConditionId, Trace> traces = new LinkedHashMap<>();
    private final Map<Long, Incident> known = new HashMap<>();
    private final Map<String, Severity> fromBefore = new HashMap<>();

    /**
     * Learns which incidents are open: one that is new here was opened before a restart, and its gravest condition
     * stands. One that somebody closed has to be confirmed anew.
     */
    void follow(List<Incident> open, Duration now) {
        Set<Long> ids = open.stream().map(Incident::id).collect(Collectors.toSet());
        List<Incident> closed =
                known.values().stream().filter(one -> !ids.contains(one.id())).toList();
        closed.forEach(one -> traces.keySet().removeIf(id -> id.key().equals(one.key())));
        closed.forEach(this::ended);
        for (Incident incident : open) {
            if (known.put(incident.id(), incident) == null && !stands(incident.key())) {
                traces.put(ConditionId.of(incident), Trace.standing(now));
                fromBefore.put(incident.key(), incident.severity());
            }
        }
    }

    /** An incident was opened because something of it stands. */
    void began(Incident incident) {
        known.put(incident.id(), incident);
    }

    /** An incident is over because nothing of it stands. */
    void ended(Incident incident) {
        known.remove(incident.id());
        fromBefore.remove(incident.key());
    }

    /** Learns what one look found. */
    void saw(Sight sight, Duration now) {
        Map<ConditionId, Suspicion> found = byId(sight.found());
        Map<ConditionId, Suspicion> lingering = byId(sight.lingering());
        found.forEach((id, suspicion) ->
                traces.computeIfAbsent(id, one -> Trace.begun(now)).found(suspicion, now, isKnown(id)));
        traces.forEach((id, trace) -> {
            if (found.containsKey(id)) {
                return;
            }
            if (lingering.containsKey(id)) {
                trace.lingers();
            } else if (sight.clears(id)) {
                trace.absent(now);
            } else if (sight.judged().test(id.alert())) {
                trace.unseen();
            }
        });
        traces.values().removeIf(trace -> trace.isOver(now));
    }

    /** Of two that differ in their holds only, the shorter one is enough. */
    private static Map<ConditionId, Suspicion> byId(List<Suspicion> suspicions) {
        return suspicions.stream()
                .filter(one -> one.diagnosis().severity() != Severity.INFO)
                .sorted(Comparator.comparing(Suspicion::hold))
                .collect(Collectors.toMap(
                        one -> ConditionId.of(one.diagnosis()), one -> one, (one, other) -> one, LinkedHashMap::new));
    }

    /** Signs of what was open before a restart were waited for then. */
    private boolean isKnown(ConditionId id) {
        return Optional.ofNullable(fromBefore.get(id.key()))
                .filter(severity -> severity.compareTo(id.severity()) >= 0)
                .isPresent();
    }

    boolean wantsAnotherLook(Predicate<Alert> judged) {
        return traces.entrySet().stream()
                .filter(one -> judged.test(one.getKey().alert()))
                .anyMatch(one -> one.getValue().wantsAnotherLook());
    }

    boolean anythingStands() {
        return traces.values().stream().anyMatch(Trace::stands);
    }

    boolean stands(Diagnosis diagnosis) {
        return Optional.ofNullable(traces.get(ConditionId.of(diagnosis)))
                .filter(Trace::stands)
                .isPresent();
    }

    private boolean stands(String key) {
        return traces.entrySet().stream()
                .anyMatch(
                        one -> one.getKey().key().equals(key) && one.getValue().stands());
    }

    /** What stands, by key; an empty list where nobody knows the words, after a restart. */
    Map<String, List<Diagnosis>> standing() {
        Map<String, List<Diagnosis>> byKey = new LinkedHashMap<>();
        ids().forEach(id -> byKey.computeIfAbsent(id.key(), this::wordsOf));
        return byKey;
    }

    /** What stands. */
    List<ConditionId> ids() {
        return traces.entrySet().stream()
                .filter(one -> one.getValue().stands())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What of it is there now, and since when. */
    Presence presence() {
        Map<String, Duration> since = new HashMap<>();
        Set<String> seen = new HashSet<>();
        traces.forEach((id, trace) -> {
            if (trace.stands()) {
                since.merge(id.key(), trace.since(), (one, other) -> one.compareTo(other) < 0 ? one : other);
                if (trace.isPresent()) {
                    seen.add(id.key());
                }
            }
        });
        return new Presence(seen, since);
    }

    /** All conditions of a key; none while the words of the gravest one are missing: it would look milder than it is. */
    private List<Diagnosis> wordsOf(String key) {
        List<Map.Entry<ConditionId, Trace>> ofKey = traces.entrySet().stream()
                .filter(one -> one.getKey().key().equals(key) && one.getValue().stands())
                .sorted(Comparator.comparing(
                        (Map.Entry<ConditionId, Trace> one) -> one.getKey().severity(), Comparator.reverseOrder()))
                .toList();
        if (ofKey.get(0).getValue().newest().isEmpty()) {
            return List.of();
        }
        return gravestOfEachAlert(
                ofKey.stream().flatMap(one -> one.getValue().newest().stream()).toList());
    }

    /** A condition that stands as critical stands as a warning too: that says nothing more. */
    static List<Diagnosis> gravestOfEachAlert(List<Diagnosis> gravestFirst) {
        return List.copyOf(gravestFirst.stream()
                .collect(Collectors.toMap(
                        one -> one.key() + one.alert(), one -> one, (one, milder) -> one, LinkedHashMap::new))
                .values());
    }
}
