package io.understudy.bot.slack;

import io.understudy.bot.outside.OutboundHttp;
import io.understudy.commands.access.Role;
import io.understudy.replication.cluster.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the bot is in Slack.
 *
 * @param mode how events come
 * @param apiUrl where Slack's methods are; a slash is put at its end where it lacks one
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…}; for Socket Mode
 * @param signingSecret what Slack signs its requests with; for HTTP
 * @param command the slash command that people type in Slack, with its slash; here it always is {@code /replica}
 * @param channels Slack's ids of channels by the names that this configuration gives them
 * @param groups roles by the ids of user groups ({@code S0123ABCD})
 * @param host address to listen on; for HTTP
 * @param port TCP port, 0 takes a free one; for HTTP
 * @param archiveAfter how long the channel of an incident stays open after the incident's end
 */
public record SlackSettings(
        Mode mode,
        URI apiUrl,
        Secret botToken,
        Optional<Secret> appToken,
        Optional<Secret> signingSecret,
        String command,
        Map<String, String> channels,
        Map<String, Set<Role>> groups,
        String host,
        int port,
        Duration archiveAfter) {
    public SlackSettings {
        channels = Map.copyOf(channels);
        groups = Map.copyOf(groups);
        OutboundHttp.requireHttp("slack.api_url", apiUrl);
        apiUrl = closed(apiUrl);
        if (mode == Mode.SOCKET && appToken.isEmpty()) {
            throw new IllegalArgumentException("wanted slack.app_token_file for Socket Mode, found none; in Slack's app"
                    + " settings, Basic Information, make an app-level token with the scope connections:write");
        }
        if (mode == Mode.HTTP && signingSecret.isEmpty()) {
            throw new IllegalArgumentException("wanted slack.signing_secret_file for HTTP, found none; Slack's app"
                    + " settings show it under Basic Information");
        }
        groups.keySet().forEach(SlackSettings::requireGroup);
        if (!command.matches("/[a-z0-9_-]{1,31}")) {
            throw new IllegalArgumentException("wanted slack.command such as /replica, found '" + command + "'");
        }
    }

    /** Methods' names are put behind it. */
    private static URI closed(URI url) {
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    private static void requireGroup(String id) {
        if (!id.matches("S[A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("wanted ids of user groups such as S0123ABCD in slack.groups, found '"
                    + id + "'; in Slack, a user group's page shows its id under Copy group ID");
        }
    }

    /** Values of keys that the configuration leaves out. */
    public static Map<String, Object> defaults() {
        return Map.of(
                "mode",
                Mode.SOCKET,
                "apiUrl",
                URI.create("https://slack.com/api/"),
                "command",
                "/replica",
                "channels",
                Map.of(),
                "groups",
                Map.of(),
                "host",
                "127.0.0.1",
                "port",
                7421,
                "archiveAfter",
                Duration.ofDays(1));
    }

    /** What may be written down nowhere. */
    public Stream<Secret> secrets() {
        return Stream.of(Optional.of(botToken), appToken, signingSecret).flatMap(Optional::stream);
    }

    /** How events come. */
    public enum Mode {
        /** Over a websocket that the bot opens: nothing has to reach the bot from outside. */
        SOCKET,
        /** Slack calls the bot; needs an address with TLS that Slack reaches. */
        HTTP
    }
}
