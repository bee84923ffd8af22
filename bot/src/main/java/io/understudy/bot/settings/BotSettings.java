package io.understudy.bot.settings;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.bot.metrics.MetricsSettings;
import io.understudy.bot.outside.HeartbeatSettings;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.web.ConsoleSettings;
import io.understudy.bot.webhook.WebhookSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.watch.AlertBook;
import io.understudy.store.StoreSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole configuration file.
 *
 * @param heartbeat left out: nobody outside is called
 * @param webhook left out: incidents are told in chat only
 * @param slack left out: the bot is not in Slack
 * @param metrics left out: only this machine may read them
 * @param channels by name; those of the clusters need not be among them
 */
public record BotSettings(
        StoreSettings store,
        ConsoleSettings console,
        SshSettings ssh,
        Optional<HeartbeatSettings> heartbeat,
        Optional<WebhookSettings> webhook,
        Optional<MetricsSettings> metrics,
        Optional<SlackSettings> slack,
        List<UserSettings> users,
        Map<String, ClusterSettings> clusters,
        Map<String, ChannelSettings> channels) {
    public BotSettings {
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one cluster under 'clusters', found none");
        }
        if (clusters.containsKey(AlertBook.OF_THE_BOT)) {
            throw new IllegalArgumentException("wanted another name than '" + AlertBook.OF_THE_BOT
                    + "' for a cluster: under it Understudy keeps its own incidents");
        }
        channels.forEach((name, channel) ->
                channel.defaultCluster().ifPresent(cluster -> requireKnown(name, cluster, clusters.keySet())));
        Users.requireDifferent(users);
        clusters.forEach(
                (name, cluster) -> Users.requireKnown(name, cluster.escalation().people(), users));
    }

    private static void requireKnown(String channel, String cluster, Set<String> known) {
        if (!known.contains(cluster)) {
            throw new IllegalArgumentException("wanted one of " + String.join(", ", known)
                    + " as default_cluster of the channel '" + channel + "', found '" + cluster + "'");
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of("channels", Map.of());
    }

    /** The clusters that are meant in a channel where a command leaves them out, by the channel's name. */
    public Map<String, String> usualClusters() {
        Map<String, String> usual = new LinkedHashMap<>();
        channels.forEach((name, channel) -> channel.defaultCluster().ifPresent(cluster -> usual.put(name, cluster)));
        return usual;
    }

    /** Every declared cluster by name, in the declared order. */
    public Map<String, ClusterSpec> specs() {
        Map<String, ClusterSpec> specs = new LinkedHashMap<>();
        clusters.forEach((name, settings) -> specs.put(name, settings.spec(name)));
        return specs;
    }

    /** How backups are made, of the clusters that have them configured. */
    public Map<String, BackupSettings> backups() {
        Map<String, BackupSettings> backups = new LinkedHashMap<>();
        clusters.forEach((name, cluster) -> cluster.backup().ifPresent(backup -> backups.put(name, backup)));
        return backups;
    }

    /** Every secret that the configuration points at: what may be written down nowhere. */
    public List<Secret> secrets() {
        Stream<Secret> tokens = users.stream().flatMap(user -> user.token().stream());
        Stream<Secret> passwords =
                clusters.values().stream().flatMap(ClusterSettings::logins).map(Login::password);
        Stream<Secret> outside = Stream.concat(
                webhook.map(WebhookSettings::secret).stream(), metrics.map(MetricsSettings::token).stream());
        Stream<Secret> platforms = slack.stream().flatMap(SlackSettings::secrets);
        return Stream.of(tokens, passwords, outside, platforms)
                .flatMap(all -> all)
                .toList();
    }
}
