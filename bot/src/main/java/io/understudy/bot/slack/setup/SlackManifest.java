package io.understudy.bot.slack.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * What Slack makes the bot's app from (Create New App, From a manifest). JSON, since Slack takes it as well as YAML, and
 * nothing in it depends on indentation that a paste may lose.
 *
 * @param name of the app and of the bot, at most 35 characters
 * @param command the slash command, with its slash
 * @param requestUrl where Slack sends commands and clicks, for HTTP; empty for Socket Mode
 */
public record SlackManifest(String name, String command, Optional<URI> requestUrl) {
    /** Where the bot listens for Slack, below whatever address it has outside. */
    public static final String PATH = "/slack/events";

    private static final int LONGEST_NAME = 35;
    private static final String DESCRIPTION = "Looks after PostgreSQL replication: says how it is, raises alerts, and"
            + " promotes or rebuilds once somebody else approves.";

    public SlackManifest {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "wanted a name of 1 to " + LONGEST_NAME + " characters, found '" + name + "'");
        }
        if (!command.matches("/[a-z0-9_-]{1,31}")) {
            throw new IllegalArgumentException("wanted a command such as /replica, found '" + command + "'");
        }
        requestUrl = requestUrl.map(SlackManifest::withPath);
    }

    private static URI withPath(URI url) {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "wanted the https address at which Slack reaches the bot, such as https://bot.example.org, found '"
                            + url + "'");
        }
        return url.getPath().isEmpty() || url.getPath().equals("/") ? url.resolve(PATH) : url;
    }

    /** As Slack takes it. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("display_information").put("name", name).put("description", DESCRIPTION);
        features(json.putObject("features"));
        ArrayNode scopes = json.putObject("oauth_config").putObject("scopes").putArray("bot");
        SlackScope.all().forEach(scopes::add);
        settings(json.putObject("settings"));
        return json;
    }

    private void features(ObjectNode features) {
        features.putObject("bot_user").put("display_name", botName()).put("always_online", true);
        ObjectNode slash = features.putArray("slash_commands")
                .addObject()
                .put("command", command)
                .put("description", "Status, alerts and changes of PostgreSQL replication")
                .put("usage_hint", "status | promote <node> | rebuild <node> | help")
                // Names of hosts and people stay as they were typed.
                .put("should_escape", false);
        requestUrl.ifPresent(url -> slash.put("url", url.toString()));
    }

    private void settings(ObjectNode settings) {
        ObjectNode interactivity = settings.putObject("interactivity").put("is_enabled", true);
        requestUrl.ifPresent(url -> interactivity.put("request_url", url.toString()));
        settings.put("org_deploy_enabled", false)
                .put("socket_mode_enabled", requestUrl.isEmpty())
                .put("token_rotation_enabled", false);
    }

    /** Slack takes these characters only. */
    private String botName() {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
    }
}
