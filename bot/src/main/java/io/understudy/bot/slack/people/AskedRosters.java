package io.understudy.bot.slack.people;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Asks Slack: {@code auth.test} once for the bot's own team, {@code usergroups.users.list} for each group. */
final class AskedRosters implements Rosters {
    private static final int TOO_MANY_REQUESTS = 429;

    private final MethodsClient slack;
    private final InstantSource clock;
    /** Empty until Slack has told; only good answers are kept. */
    private volatile String team = "";

    private volatile Quiet quiet = Quiet.NONE;

    AskedRosters(MethodsClient slack, InstantSource clock) {
        this.slack = slack;
        this.clock = clock;
    }

    /** Slack's limit is on the method: who asked too often about one group asks about none for a while. */
    @Override
    public Roster of(String group) {
        Duration left = quiet.left(clock.instant());
        if (!left.isZero()) {
            return limited(left);
        }
        try {
            return ask(group);
        } catch (SlackApiException e) {
            return refused(e);
        } catch (IOException e) {
            return unknown(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private Roster ask(String group) throws IOException, SlackApiException {
        if (team.isEmpty()) {
            AuthTestResponse self = slack.authTest(request -> request);
            if (!self.isOk()) {
                return unknown("auth.test answered " + self.getError());
            }
            team = self.getTeamId();
        }
        UsergroupsUsersListResponse list = slack.usergroupsUsersList(request -> request.usergroup(group));
        return list.isOk()
                ? new Roster.Known(team, Set.copyOf(Objects.requireNonNullElse(list.getUsers(), List.of())))
                : unknown(list.getError() + (list.getNeeded() == null ? "" : ", wanted the scope " + list.getNeeded()));
    }

    private Roster refused(SlackApiException e) {
        if (e.getResponse().code() != TOO_MANY_REQUESTS) {
            return unknown("HTTP status " + e.getResponse().code());
        }
        Duration wait = Quiet.wanted(e.getResponse().header("Retry-After"));
        quiet = new Quiet(clock.instant(), wait);
        return limited(wait);
    }

    private static Roster limited(Duration wait) {
        return new Roster.Unknown("it was asked too often and wants " + wait.toSeconds() + " s of rest", wait);
    }

    private static Roster unknown(String reason) {
        return new Roster.Unknown(reason, Duration.ZERO);
    }

    /** A time in which Slack wants not to be asked. */
    private record Quiet(Instant from, Duration length) {
        static final Quiet NONE = new Quiet(Instant.EPOCH, Duration.ZERO);
        /** Slack always says how long; this is for a proxy that says something else. */
        private static final Duration UNSAID = Duration.ofSeconds(30);

        static Duration wanted(String retryAfter) {
            return retryAfter != null && retryAfter.matches("\\d{1,5}")
                    ? Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)))
                    : UNSAID;
        }

        /** Zero once it is over, and after a clock was set back. */
        Duration left(Instant now) {
            Instant until = from.plus(length);
            return now.isBefore(from) || !now.isBefore(until) ? Duration.ZERO : Duration.between(now, until);
        }
    }
}
