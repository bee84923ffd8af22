package io.understudy.replication.runbook;

import io.understudy.replication.observe.NodeDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The settings of which a standby needs at least what its primary has. Source: PostgreSQL manual, "Hot Standby",
 * Administrator's Overview.
 */
final class Parameters {
    private static final List<String> AT_LEAST = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    private Parameters() {}

    /** Whether one of them is lower. */
    static Answer<Boolean> areLower(Case one, String standby) {
        return lower(one, standby).map(found -> !found.isEmpty());
    }

    static Finding finding(Case one, String standby) {
        return lower(one, standby)
                .finding(found -> found.isEmpty()
                        ? new Finding.Fine("No setting of " + standby + " is lower than the primary's.")
                        : new Finding.Trouble(
                                "On %s lower than on the primary: %s.".formatted(standby, String.join(", ", found))));
    }

    /** For example {@code max_connections is 50, the primary has 100}. */
    private static Answer<List<String>> lower(Case one, String standby) {
        Optional<String> primary = one.primaryName();
        if (primary.isEmpty()) {
            return new Answer.Silent<>("No primary was seen to compare the settings with.");
        }
        return one.ask()
                .details(standby)
                .then(own -> one.ask().details(primary.get()).map(theirs -> lower(own, theirs)));
    }

    private static List<String> lower(NodeDetails own, NodeDetails primarys) {
        return AT_LEAST.stream()
                .filter(name -> own.settings().containsKey(name))
                .filter(name -> number(own.settings(), name) < number(primarys.settings(), name))
                .map(name -> "%s is %s, the primary has %s"
                        .formatted(
                                name,
                                own.settings().get(name),
                                primarys.settings().get(name)))
                .collect(Collectors.toList());
    }

    private static long number(Map<String, String> settings, String name) {
        return Long.parseLong(settings.getOrDefault(name, "0"));
    }
}
