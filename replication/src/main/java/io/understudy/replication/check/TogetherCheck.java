package io.understudy.replication.check;

import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What only shows when the nodes are held side by side. */
record TogetherCheck(List<NodeAnswers> nodes, ClusterAssessment assessment) {
    /** Must not be lower on a standby. Source: PostgreSQL manual, "Hot Standby", Administrator's Overview. */
    private static final List<String> NOT_LOWER = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    List<Check> checks() {
        CheckList checks = new CheckList();
        same(
                "same-system",
                "system identifier",
                node -> node.systemIdentifier().map(id -> Long.toString(id)),
                "a node of another cluster cannot follow: correct its address, or rebuild it",
                checks);
        same(
                "same-version",
                "major version",
                node -> node.majorVersion().isPresent()
                        ? Optional.of(Integer.toString(node.majorVersion().getAsInt()))
                        : Optional.empty(),
                "streaming needs the same major version everywhere: correct bin_directory, or upgrade",
                checks);
        NOT_LOWER.forEach(setting -> equal(setting, checks));
        assessment.view().solePrimary().ifPresent(primary -> slots(primary, checks));
        checks.add(state());
        return checks.all();
    }

    private void same(
            String name, String what, Function<NodeAnswers, Optional<String>> value, String hint, CheckList checks) {
        Map<String, String> found = new LinkedHashMap<>();
        nodes.forEach(
                node -> value.apply(node).ifPresent(one -> found.put(node.node().name(), one)));
        long distinct = found.values().stream().distinct().count();
        if (distinct > 0) {
            checks.require(
                    distinct == 1,
                    name,
                    "the same %s %s on %s"
                            .formatted(what, found.values().iterator().next(), String.join(", ", found.keySet())),
                    "wanted the same %s on every node, found %s".formatted(what, listed(found)),
                    hint);
        }
    }

    /** Either node may be the standby tomorrow. */
    private void equal(String setting, CheckList checks) {
        Map<String, String> found = new LinkedHashMap<>();
        nodes.forEach(node -> node.details()
                .map(details -> details.settings().get(setting))
                .ifPresent(value -> found.put(node.node().name(), value)));
        if (found.values().stream().distinct().count() > 1) {
            checks.add(Check.warn(
                    setting,
                    setting + " differs: " + listed(found),
                    "make it the same everywhere, standbys first; needs a RESTART. A standby with less than its primary"
                            + " pauses or stops"));
        }
    }

    private static String listed(Map<String, String> found) {
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private void slots(Primary primary, CheckList checks) {
        for (NodeAnswers one : nodes) {
            if (!one.node().name().equals(primary.node())) {
                checks.add(slot(primary, one));
            }
        }
    }

    private static Check slot(Primary primary, NodeAnswers standby) {
        String name = standby.node().slotName();
        String node = standby.node().name();
        Optional<Slot> found = primary.slots().stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return Check.warn(
                    "slot",
                    "wanted a replication slot '%s' for %s on the primary %s, found none: WAL that it needs may go"
                            .formatted(name, node, primary.node()),
                    "run on %s: SELECT pg_create_physical_replication_slot('%s', true), and set primary_slot_name = '%s' on %s (a reload is enough since 13); /replica rebuild does both"
                            .formatted(primary.node(), name, name, node));
        }
        return found.get().walStatus() == Slot.WalStatus.LOST
                ? Check.block(
                        "slot",
                        "the slot '" + name + "' on " + primary.node() + " is lost: the WAL that it kept is gone",
                        "/replica rebuild " + node)
                : Check.pass("slot", "slot '" + name + "' for " + node + " is on the primary " + primary.node());
    }

    private Check state() {
        ClusterState state = assessment.state();
        if (state == ClusterState.HEALTHY) {
            return Check.pass("state", "replication is healthy");
        }
        String found = "replication is " + state
                + assessment.diagnoses().stream()
                        .findFirst()
                        .map(Diagnosis::sentence)
                        .map(": "::concat)
                        .orElse("");
        String hint = assessment.diagnoses().stream()
                .findFirst()
                .map(Diagnosis::doFirst)
                .orElse("see understudy status");
        boolean grave = state == ClusterState.NO_PRIMARY || state == ClusterState.SPLIT_BRAIN;
        return grave ? Check.block("state", found, hint) : Check.warn("state", found, hint);
    }
}
