package io.understudy.bot.settings;

import io.understudy.bot.slack.SlackMember;
import io.understudy.config.ConfigReader;
import io.understudy.config.ConfigTypes;
import io.understudy.config.Loaded;
import io.understudy.config.ScalarType;
import io.understudy.replication.cluster.Secret;
import java.nio.file.Path;
import java.util.Map;

/** Reads the configuration file. */
public final class SettingsFile {
    private SettingsFile() {}

    /** How values are written in it. */
    public static ConfigTypes types() {
        return ConfigTypes.standard()
                .withSecret(Secret.class, Secret::new)
                .withScalar(ScalarType.of(
                        SlackMember.class,
                        "a member of a Slack workspace as TEAM/USER",
                        "T0123ABCD/U0456EFGH",
                        SlackMember::parse));
    }

    /** The settings, or every mistake at once. */
    public static Loaded<BotSettings> read(Path file, Map<String, String> environment) {
        return new ConfigReader(types(), environment).read(file, BotSettings.class);
    }
}
