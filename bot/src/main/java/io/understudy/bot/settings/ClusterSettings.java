package io.understudy.bot.settings;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.plan.ApprovalSettings;
import io.understudy.replication.plan.FencingSettings;
import io.understudy.replication.plan.RebuildSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One cluster.
 *
 * @param channel where its alerts go
 * @param checkInterval how often it is looked at
 * @param database that the bot connects to for its questions
 * @param nodes by name, in the order in which status shows them
 * @param fencing the operator's own commands around a promotion
 * @param alerts from when on a condition has a name
 * @param rebuild how nodes are rebuilt
 * @param escalation who is told when nobody acknowledges
 * @param incidents how incidents are talked about
 * @param backup left out: no logical backups
 */
public record ClusterSettings(
        String channel,
        Duration checkInterval,
        String database,
        Login watcher,
        Login operator,
        ReplicationLogin replicator,
        Map<String, NodeSettings> nodes,
        ApprovalSettings approvals,
        FencingSettings fencing,
        Thresholds alerts,
        RebuildSettings rebuild,
        EscalationSettings escalation,
        IncidentSettings incidents,
        Optional<BackupSettings> backup) {
    public ClusterSettings {
        if (checkInterval.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("wanted a check_interval of at least 100 ms, found " + checkInterval);
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("channel", "general", "checkInterval", Duration.ofSeconds(1), "database", "postgres");
    }

    /** The declared cluster, under its name in the configuration. */
    public ClusterSpec spec(String name) {
        List<NodeSpec> specs = nodes.entrySet().stream()
                .map(entry -> entry.getValue().spec(entry.getKey()))
                .toList();
        return new ClusterSpec(name, specs, database, watcher, operator, replicator);
    }

    /** What may be written down nowhere. */
    Stream<Secret> secrets() {
        return Stream.concat(
                Stream.of(watcher, operator).map(Login::password),
                backup.stream().flatMap(BackupSettings::secrets));
    }
}
