package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.SettingsDiagnosis.ClientRulesDiffer;
import io.understudy.replication.diagnose.SettingsDiagnosis.FileBroken;
import io.understudy.replication.diagnose.SettingsDiagnosis.RestartPending;
import io.understudy.replication.diagnose.SettingsDiagnosis.SettingBelow;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.Upkeep.FileError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Settings that will hurt later (alert 28).
 *
 * <p>Source: PostgreSQL manual, "Hot Standby", Administrator's Overview: the five settings that must not be lower on a
 * standby than on its primary.
 */
final class SettingsRule implements ConditionRule {
    private static final List<String> NOT_BELOW = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        Stream<Diagnosis> ofEach = evidence.details().values().stream().flatMap(details -> ofOne(evidence, details));
        Stream<Diagnosis> besideThePrimary = evidence.primary().stream().flatMap(primary -> standbys(nodes)
                .flatMap(standby -> Stream.concat(
                        below(evidence, standby, primary.node()), rules(evidence, standby, primary.node()))));
        return Stream.concat(ofEach, besideThePrimary).map(Suspicion::now);
    }

    private static Stream<String> standbys(List<NodeAssessment> nodes) {
        return nodes.stream()
                .filter(AStandby.class::isInstance)
                .map(AStandby.class::cast)
                .filter(standby -> standby.seen() instanceof NodeObservation.Standby)
                // It says of itself which setting hurts already.
                .filter(standby -> standby.state() != StandbyState.PAUSED_BY_PARAMETER)
                .map(AStandby::node);
    }

    private static Stream<Diagnosis> ofOne(Evidence evidence, NodeDetails details) {
        String cluster = evidence.spec().name();
        Optional<Diagnosis> pending = Optional.of(details.pendingRestart())
                .filter(settings -> !settings.isEmpty())
                .map(settings -> new RestartPending(cluster, details.node(), settings));
        List<FileError> errors = details.upkeep().fileErrors().orElse(List.of());
        Optional<Diagnosis> broken = errors.stream()
                .findFirst()
                .map(first -> new FileBroken(cluster, details.node(), first, errors.size() - 1));
        return Stream.of(pending, broken).flatMap(Optional::stream);
    }

    private static Stream<Diagnosis> below(Evidence evidence, String standby, String primary) {
        Map<String, String> own = settings(evidence, standby);
        Map<String, String> wanted = settings(evidence, primary);
        return NOT_BELOW.stream().flatMap(setting -> {
            OptionalLong found = number(own.get(setting));
            OptionalLong least = number(wanted.get(setting));
            boolean known = found.isPresent() && least.isPresent();
            return known && found.getAsLong() < least.getAsLong()
                    ? Stream.of(new SettingBelow(
                            evidence.spec().name(), standby, setting, found.getAsLong(), primary, least.getAsLong()))
                    : Stream.empty();
        });
    }

    private static Map<String, String> settings(Evidence evidence, String node) {
        return evidence.detailsOf(node).map(NodeDetails::settings).orElse(Map.of());
    }

    private static OptionalLong number(String value) {
        return value != null && value.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(value))
                : OptionalLong.empty();
    }

    private static Stream<Diagnosis> rules(Evidence evidence, String standby, String primary) {
        Optional<String> own = evidence.machine(standby).flatMap(machine -> machine.clientRules());
        Optional<String> wanted = evidence.machine(primary).flatMap(machine -> machine.clientRules());
        return own.isPresent() && wanted.isPresent() && !own.equals(wanted)
                ? Stream.of(new ClientRulesDiffer(evidence.spec().name(), standby, primary))
                : Stream.empty();
    }
}
