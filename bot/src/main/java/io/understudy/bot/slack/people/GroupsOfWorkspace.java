package io.understudy.bot.slack.people;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** The user groups of the bot's own workspace. */
public final class GroupsOfWorkspace implements SlackGroups {
    /** Somebody has clicked and waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Longer, so that a slow answer still serves the next click. */
    private static final Duration ONE_CALL = Duration.ofSeconds(5);

    private final SlackApi api;
    private final ExecutorService threads;
    private final SlackGroups remembered;

    /**
     * Asks nothing yet.
     *
     * @param threads has a thread for each question that is on its way, which are as many as there are groups; shut down by
     *     {@link #close}
     */
    public GroupsOfWorkspace(SlackSettings settings, InstantSource clock, ExecutorService threads) {
        this.api = new SlackApi(settings, ONE_CALL);
        this.threads = threads;
        this.remembered =
                new RememberedGroups(new AskedRosters(api, new SlackIdentity(api), clock), clock, threads, PATIENCE);
    }

    @Override
    public Map<String, Membership> memberships(SlackMember member, Set<String> groups) {
        return remembered.memberships(member, groups);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        api.close();
    }
}
