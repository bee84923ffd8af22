package io.understudy.bot.settings;

import io.understudy.bot.web.ConsoleSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.store.StoreSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The whole configuration file.
 *
 * @param channels by name; those of the clusters need not be among them
 */
public record BotSettings(
        StoreSettings store,
        ConsoleSettings console,
        SshSettings ssh,
        List<UserSettings> users,
        Map<String, ClusterSettings> clusters,
        Map<String, ChannelSettings> channels) {
    public BotSettings {
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one cluster under 'clusters', found none");
        }
        channels.forEach((name, channel) ->
                channel.defaultCluster().ifPresent(cluster -> requireKnown(name, cluster, clusters.keySet())));
        if (users.stream().map(UserSettings::name).distinct().count() != users.size()) {
            throw new IllegalArgumentException("wanted users with different names, found one twice");
        }
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

    /** Every secret that the configuration points at: what may be written down nowhere. */
    public List<Secret> secrets() {
        Stream<Secret> tokens = users.stream().map(UserSettings::token);
        Stream<Secret> passwords =
                clusters.values().stream().flatMap(ClusterSettings::logins).map(Login::password);
        return Stream.concat(tokens, passwords).toList();
    }
}
