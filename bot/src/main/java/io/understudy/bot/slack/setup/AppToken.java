package io.understudy.bot.slack.setup;

import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import io.understudy.bot.slack.courier.SlackReply;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.plan.Check;
import java.util.Optional;

/** Whether the app-level token opens the socket. Asks for an address, and opens nothing. */
record AppToken(Secret token) {
    private static final String WHERE = "make an app-level token with the scope " + SlackScope.OF_THE_APP_TOKEN
            + " (the app's page Basic Information, App-Level Tokens), and write it into the file of slack.app_token_file";

    Check check(BoundedCalls slack) {
        Optional<Check> wrongKind = TokenKind.objection("app_token", TokenKind.APP, token, WHERE);
        return wrongKind.orElseGet(
                () -> judged(slack.call(methods -> methods.appsConnectionsOpen(args -> args.token(token.reveal())))));
    }

    private static Check judged(SlackReply<AppsConnectionsOpenResponse> reply) {
        if (reply instanceof SlackReply.Done) {
            return Check.pass("slack-app-token", "the app token opens the socket");
        }
        if (!(reply instanceof SlackReply.Refused<AppsConnectionsOpenResponse> refused)) {
            return Check.unknown(
                    "slack-app-token",
                    "wanted to know whether slack.app_token opens the socket, found: " + BoundedCalls.words(reply),
                    "ask again in a minute");
        }
        return Check.block(
                "slack-app-token",
                refused.error().equals("missing_scope")
                        ? "the token of slack.app_token lacks the scope " + SlackScope.OF_THE_APP_TOKEN
                        : "Slack opens no socket for the token of slack.app_token: " + refused.error(),
                WHERE + "; Socket Mode has to be on");
    }
}
