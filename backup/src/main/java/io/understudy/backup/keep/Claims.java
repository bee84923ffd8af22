package io.understudy.backup.keep;

import io.understudy.backup.catalogue.Backup;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why runs are needed, in words, by their id. */
final class Claims {
    private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

    void add(Backup backup, String reason) {
        mine(backup.id()).add(reason);
    }

    void addAll(Claims others) {
        others.reasons.forEach((id, words) -> mine(id).addAll(words));
    }

    /** Those of one database; what is needed for the same reason already needs no second one. */
    void addAll(Claims others, String database) {
        others.reasons.forEach((id, words) -> words.stream()
                .filter(reason -> !mine(id).contains(reason))
                .forEach(reason -> mine(id).add(reason + " of " + database)));
    }

    boolean has(Backup backup) {
        return reasons.containsKey(backup.id());
    }

    List<String> of(Backup backup) {
        return List.copyOf(reasons.getOrDefault(backup.id(), Set.of()));
    }

    private Set<String> mine(String id) {
        return reasons.computeIfAbsent(id, first -> new LinkedHashSet<>());
    }
}
