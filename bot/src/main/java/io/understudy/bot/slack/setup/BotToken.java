package io.understudy.bot.slack.setup;

import com.slack.api.methods.response.auth.AuthTestResponse;
import io.understudy.bot.slack.SlackSettings;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.replication.plan.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Slack says to the bot token.
 *
 * @param self who the bot is; empty when Slack did not say
 */
record BotToken(List<Check> checks, Optional<AuthTestResponse> self) {
    /** Of the check that says whether anybody answers. */
    static final String REACHABLE = "slack-reachable";

    private static final String SCOPES = "x-oauth-scopes";
    private static final String WHERE = "copy the Bot User OAuth Token from the app's page OAuth & Permissions into the"
            + " file of slack.bot_token_file; nothing else may stand in it";
    private static final String AGAIN =
            "the app was removed or its token revoked: install it again (OAuth & Permissions), and " + WHERE;
    private static final Map<String, String> HINTS = Map.of(
            "token_revoked",
            AGAIN,
            "account_inactive",
            AGAIN,
            "token_expired",
            "token rotation is on: make the app anew from ./understudy slack-manifest, and " + WHERE);

    BotToken {
        checks = List.copyOf(checks);
    }

    static BotToken tested(SlackSettings settings, BoundedCalls slack) {
        Optional<Check> wrongKind = TokenKind.objection("bot_token", TokenKind.BOT, settings.botToken(), WHERE);
        if (wrongKind.isPresent()) {
            return failed(wrongKind.get());
        }
        SlackReply<AuthTestResponse> reply = slack.call(methods -> methods.authTest(args -> args));
        if (reply instanceof SlackReply.Done<AuthTestResponse> done) {
            return good(done.response());
        }
        return failed(
                reply instanceof SlackReply.Refused<AuthTestResponse> refused
                        ? refusal(refused)
                        : away(settings, reply));
    }

    private static BotToken failed(Check check) {
        return new BotToken(List.of(check), Optional.empty());
    }

    private static Check refusal(SlackReply.Refused<AuthTestResponse> refused) {
        return Check.block(
                "slack-bot-token",
                "Slack refuses the token of slack.bot_token: " + BoundedCalls.words(refused),
                HINTS.getOrDefault(refused.error(), WHERE));
    }

    private static Check away(SlackSettings settings, SlackReply<?> reply) {
        return Check.unknown(
                REACHABLE,
                "wanted an answer from Slack at " + settings.apiUrl() + ", found: " + BoundedCalls.words(reply),
                "this machine has to reach that address, by https_proxy where there is a proxy; slack.api_url names another");
    }

    private static BotToken good(AuthTestResponse self) {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.pass(
                "slack-bot-token",
                "Slack knows the bot as @" + self.getUser() + " in " + self.getTeam() + " (" + self.getTeamId() + ")"));
        checks.addAll(granted(self).map(BotToken::scopes).orElseGet(() -> List.of(unsaid())));
        return new BotToken(checks, Optional.of(self));
    }

    private static Check unsaid() {
        return Check.warn(
                "slack-scopes",
                "Slack did not say what the bot token may do, so its scopes were not checked",
                "compare them with those of ./understudy slack-manifest");
    }

    /** A check for each scope that is missing. */
    private static List<Check> scopes(Set<String> granted) {
        List<Check> missing = Arrays.stream(SlackScope.values())
                .filter(scope -> !granted.contains(scope.scope()))
                .map(BotToken::missing)
                .toList();
        return missing.isEmpty()
                ? List.of(Check.pass("slack-scopes", "the bot token has all " + SlackScope.values().length + " scopes"))
                : missing;
    }

    private static Check missing(SlackScope scope) {
        return Check.block(
                "slack-scope",
                "the bot token lacks the scope " + scope.scope() + ": " + scope.without(),
                "add it to the app's Bot Token Scopes (OAuth & Permissions), then install the app again");
    }

    /** Slack says it in a header of each answer. */
    private static Optional<Set<String>> granted(AuthTestResponse self) {
        return Optional.ofNullable(self.getHttpResponseHeaders()).orElse(Map.of()).entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(SCOPES))
                .findFirst()
                .map(header -> Arrays.stream(String.join(",", header.getValue()).split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet()));
    }
}
