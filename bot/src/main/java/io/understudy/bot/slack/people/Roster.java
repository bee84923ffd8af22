package io.understudy.bot.slack.people;

import io.understudy.bot.slack.SlackMember;
import java.time.Duration;
import java.util.Set;

/** What Slack answered to the question who is in a group. */
sealed interface Roster {
    /** Whether {@code member} stands on it. */
    Membership of(SlackMember member);

    /**
     * The users of a group.
     *
     * @param team the bot's own
     */
    record Known(String team, Set<String> users) implements Roster {
        public Known {
            users = Set.copyOf(users);
        }

        @Override
        public Membership of(SlackMember member) {
            return member.team().equals(team) && users.contains(member.user())
                    ? new Membership.Inside()
                    : new Membership.Outside();
        }
    }

    /**
     * There was no answer.
     *
     * @param reason fits between brackets in a sentence
     * @param retryAfter how long Slack wants not to be asked anything of this kind; zero: it did not say
     */
    record Unknown(String reason, Duration retryAfter) implements Roster {
        @Override
        public Membership of(SlackMember member) {
            return new Membership.Unknown(reason);
        }
    }
}
