package io.understudy.slacklocal.workspace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The app in its workspace, as Slack's app settings show it.
 *
 * @param botUser the bot's member id ({@code U…})
 * @param botId the bot's other id ({@code B…})
 * @param botToken {@code xoxb-…}
 * @param botScopes what the bot's token may do
 * @param appToken {@code xapp-…}
 * @param appScopes what the app-level token may do
 * @param signingSecret what requests to the app are signed with
 * @param command the app's slash command, with its slash
 */
public record Installation(
        String teamId,
        String teamName,
        String appId,
        String botUser,
        String botId,
        String botToken,
        Set<String> botScopes,
        String appToken,
        Set<String> appScopes,
        String signingSecret,
        String command) {
    public Installation {
        botScopes = new LinkedHashSet<>(botScopes);
        appScopes = new LinkedHashSet<>(appScopes);
    }

    /** An app with the scopes that Understudy's manifest asks for; its ids and tokens are made from these. */
    public static Installation fresh(Ids ids) {
        return new Installation(
                ids.next("T"),
                "Local",
                ids.next("A"),
                ids.next("U"),
                ids.next("B"),
                "xoxb-" + ids.secret(24),
                new LinkedHashSet<>(List.of(
                        "commands",
                        "chat:write",
                        "files:write",
                        "channels:read",
                        "groups:read",
                        "channels:manage",
                        "pins:write",
                        "bookmarks:write",
                        "users:read",
                        "usergroups:read")),
                "xapp-1-" + ids.secret(24),
                Set.of("connections:write"),
                ids.secret(32),
                "/replica");
    }

    /** The same app with a bot token that may do these things only. */
    public Installation withBotScopes(Set<String> scopes) {
        return new Installation(
                teamId, teamName, appId, botUser, botId, botToken, scopes, appToken, appScopes, signingSecret, command);
    }
}
