package io.understudy.bot.slack.setup;

import io.understudy.replication.cluster.Secret;
import io.understudy.replication.plan.Check;
import java.util.Arrays;
import java.util.Optional;

/** What a token is, by how it begins; whether it is good only Slack knows. */
enum TokenKind {
    BOT("xoxb-", "a bot token"),
    APP("xapp-", "an app-level token"),
    USER("xoxp-", "a user's token"),
    ROTATING("xoxe", "a token that expires"),
    LEGACY("xoxs-", "a token of a kind that Slack gave up"),
    OTHER("", "something else");

    private final String beginning;
    private final String words;

    TokenKind(String beginning, String words) {
        this.beginning = beginning;
        this.words = words;
    }

    /**
     * The objection to a token of another kind than wanted; one of no known kind is left to Slack.
     *
     * @param key of the configuration, without {@code _file} or {@code _env}
     */
    static Optional<Check> objection(String key, TokenKind wanted, Secret token, String hint) {
        TokenKind found = of(token);
        return found == wanted || found == OTHER
                ? Optional.empty()
                : Optional.of(Check.block(
                        "slack-token-kind",
                        "wanted " + wanted.shown() + " as slack." + key + ", found " + found.shown(),
                        hint));
    }

    private static TokenKind of(Secret token) {
        return Arrays.stream(values())
                .filter(kind -> token.reveal().startsWith(kind.beginning))
                .findFirst()
                .orElseThrow();
    }

    private String shown() {
        return words + " (" + beginning + "…)";
    }
}
