package io.understudy.bot.slack.people;

import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import io.understudy.bot.slack.courier.SlackApi;
import io.understudy.bot.slack.courier.SlackIdentity;
import io.understudy.bot.slack.courier.SlackIdentity.Self;
import io.understudy.bot.slack.courier.SlackReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Asks Slack: {@code usergroups.users.list} for each group, of the team that the bot is in. */
final class AskedRosters implements Rosters {
    private final SlackApi api;
    private final SlackIdentity identity;
    private final InstantSource clock;
    private volatile Rest rest = new Rest(Instant.EPOCH, Duration.ZERO);

    AskedRosters(SlackApi api, SlackIdentity identity, InstantSource clock) {
        this.api = api;
        this.identity = identity;
        this.clock = clock;
    }

    /** Slack's limit is on the method: who asked too often about one group asks about none for a while. */
    @Override
    public Roster of(String group) {
        Duration left = rest.left(clock.instant());
        if (!left.isZero()) {
            return limited(left);
        }
        Optional<Self> self = identity.self();
        return self.isEmpty()
                ? unknown("it does not say which workspace the bot is in")
                : read(
                        self.get().team(),
                        api.call(methods -> methods.usergroupsUsersList(args -> args.usergroup(group))));
    }

    private Roster read(String team, SlackReply<UsergroupsUsersListResponse> reply) {
        if (reply instanceof SlackReply.Done<UsergroupsUsersListResponse> done) {
            List<String> users = done.response().getUsers();
            return new Roster.Known(team, Set.copyOf(Objects.requireNonNullElse(users, List.of())));
        }
        if (reply instanceof SlackReply.Limited<UsergroupsUsersListResponse> limited) {
            rest = new Rest(clock.instant(), limited.after());
            return limited(limited.after());
        }
        return unknown(
                reply instanceof SlackReply.Refused<UsergroupsUsersListResponse> refused
                        ? "it answered " + refused.error() + scope(refused.response())
                        : ((SlackReply.Troubled<UsergroupsUsersListResponse>) reply).why());
    }

    private static String scope(UsergroupsUsersListResponse response) {
        return response.getNeeded() == null ? "" : ": the bot's token lacks the scope " + response.getNeeded();
    }

    private static Roster limited(Duration wait) {
        return new Roster.Unknown("it was asked too often and wants " + wait.toSeconds() + " s of rest", wait);
    }

    private static Roster unknown(String reason) {
        return new Roster.Unknown(reason, Duration.ZERO);
    }

    /** A time in which Slack wants not to be asked. */
    private record Rest(Instant from, Duration length) {
        /** Zero once it is over, and after a clock was set back. */
        Duration left(Instant now) {
            Instant until = from.plus(length);
            return now.isBefore(from) || !now.isBefore(until) ? Duration.ZERO : Duration.between(now, until);
        }
    }
}
