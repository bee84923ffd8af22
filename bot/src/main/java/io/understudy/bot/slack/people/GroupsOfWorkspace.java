package io.understudy.bot.slack.people;

import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
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
     * @param threads has a thread for each question that is on its way, which are as many as there are groups
     */
    public static SlackGroups of(SlackSettings settings, InstantSource clock, Executor threads) {
        SlackApi api = new SlackApi(settings, ONE_CALL);
        return new RememberedGroups(new AskedRosters(api, new SlackIdentity(api), clock), clock, threads, PATIENCE);
    }
}
