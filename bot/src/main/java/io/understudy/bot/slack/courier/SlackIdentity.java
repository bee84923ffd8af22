package io.understudy.bot.slack.courier;

import com.slack.api.methods.response.auth.AuthTestResponse;
import java.util.Optional;

/** Who the bot is in Slack. Asked until there is a good answer, which then stays: a bad one locks nothing. */
public final class SlackIdentity {
    private final SlackApi api;
    private volatile Optional<Self> known = Optional.empty();

    public SlackIdentity(SlackApi api) {
        this.api = api;
    }

    /** Empty while Slack does not say; then each call asks Slack. */
    public Optional<Self> self() {
        if (known.isEmpty()
                && api.call(methods -> methods.authTest(args -> args))
                        instanceof SlackReply.Done<AuthTestResponse> done) {
            known = Optional.of(Self.of(done.response()));
        }
        return known;
    }

    /** The last good answer, without asking. */
    public Optional<Self> known() {
        return known;
    }

    /**
     * The bot as a member of its workspace.
     *
     * @param team the workspace's id, {@code T…}
     * @param teamName as people read it
     * @param user the bot's own id as a member, {@code U…}
     * @param bot its id as a bot, {@code B…}; empty for a token that is no bot's
     */
    public record Self(String team, String teamName, String user, Optional<String> bot) {
        private static Self of(AuthTestResponse said) {
            return new Self(said.getTeamId(), said.getTeam(), said.getUserId(), Optional.ofNullable(said.getBotId()));
        }
    }
}
