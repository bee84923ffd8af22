package io.understudy.bot.settings;

import io.understudy.bot.web.ConsoleSettings;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.watch.AlertBook;
import io.understudy.store.StoreSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The whole configuration file. */
public record BotSettings(
        StoreSettings store,
        ConsoleSettings console,
        SshSettings ssh,
        List<UserSettings> users,
        Map<String, ClusterSettings> clusters) {
    public BotSettings {
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("wanted at least one cluster under 'clusters', found none");
        }
        if (clusters.containsKey(AlertBook.OF_THE_BOT)) {
            throw new IllegalArgumentException("wanted another name than '" + AlertBook.OF_THE_BOT
                    + "' for a cluster: under it Understudy keeps its own incidents");
        }
        if (users.stream().map(UserSettings::name).distinct().count() != users.size()) {
            throw new IllegalArgumentException("wanted users with different names, found one twice");
        }
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
