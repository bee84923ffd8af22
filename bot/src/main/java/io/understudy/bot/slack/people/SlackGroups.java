package io.understudy.bot.slack.people;

import io.understudy.bot.slack.SlackMember;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is in which user group of Slack. */
@FunctionalInterface
public interface SlackGroups extends AutoCloseable {
    /**
     * Answers within two seconds, from what was true at most 15 seconds ago. Members of other workspaces than the bot's
     * own are in no group.
     *
     * @param groups their ids, such as {@code S0123ABCD}
     * @return an answer for each of them
     */
    Map<String, Membership> memberships(SlackMember member, Set<String> groups);

    /** Slack is not asked any more. */
    @Override
    default void close() {}

    /** Where there is no Slack: nobody is in any group. */
    static SlackGroups none() {
        return (member, groups) ->
                groups.stream().collect(Collectors.toMap(Function.identity(), group -> new Membership.Outside()));
    }
}
