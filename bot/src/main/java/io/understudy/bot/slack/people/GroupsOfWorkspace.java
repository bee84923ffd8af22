package io.understudy.bot.slack.people;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import io.understudy.bot.slack.SlackSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** The user groups of the bot's own workspace. */
public final class GroupsOfWorkspace {
    /** Somebody has clicked and waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Longer, so that a slow answer still serves the next click. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private GroupsOfWorkspace() {}

    /**
     * Asks nothing yet.
     *
     * @param threads a daemon thread for each question that is on its way, which are as many as there are groups
     */
    public static SlackGroups of(SlackSettings settings, InstantSource clock, Executor threads) {
        return new RememberedGroups(new AskedRosters(client(settings), clock), clock, threads, PATIENCE);
    }

    /** A client of its own, since nobody waits long here; without proxies, which would also catch loopback. */
    private static MethodsClient client(SlackSettings settings) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        config.setProxyUrl(null);
        config.setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis((int) ONE_CALL.toMillis());
        return Slack.getInstance(config).methods(settings.botToken().reveal());
    }
}
