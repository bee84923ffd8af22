package io.understudy.slacklocal.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.events.Event;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import java.util.Locale;

/** The payloads of what one member does, with every documented field. */
final class Payloads {
    /** Deprecated since signatures came, and still sent. */
    private static final String VERIFICATION_TOKEN = "local-verification-token";

    private final Installation app;
    private final Member member;

    Payloads(Installation app, Member member) {
        this.app = app;
        this.member = member;
    }

    /** A slash command; all of its values are texts. */
    Event command(Channel channel, String command, String text, String trigger, String responseUrl) {
        return new Event(
                Event.Kind.SLASH_COMMANDS,
                object().put("token", VERIFICATION_TOKEN)
                        .put("team_id", app.teamId())
                        .put("team_domain", domain())
                        .put("channel_id", channel.id())
                        .put("channel_name", channel.name())
                        .put("user_id", member.id())
                        .put("user_name", member.name())
                        .put("command", command)
                        .put("text", text)
                        .put("api_app_id", app.appId())
                        .put("is_enterprise_install", "false")
                        .put("response_url", responseUrl)
                        .put("trigger_id", trigger));
    }

    /** A click on a button of a message; of an ephemeral one, Slack does not send the message with it. */
    Event click(Channel channel, PostedMessage message, ObjectNode action, String trigger, String responseUrl) {
        ObjectNode payload = interaction("block_actions", trigger);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", channel.id())
                .put("is_ephemeral", message.onlyFor().isPresent());
        message.threadTs().ifPresent(thread -> container.put("thread_ts", thread));
        payload.putObject("channel").put("id", channel.id()).put("name", channel.name());
        if (message.onlyFor().isEmpty()) {
            payload.set("message", message(message));
        }
        payload.putObject("state").putObject("values");
        payload.put("response_url", responseUrl);
        payload.putArray("actions").add(action);
        return new Event(Event.Kind.INTERACTIVE, payload);
    }

    /** A modal that was filled in. */
    Event submission(OpenView open, JsonNode values, String trigger) {
        ObjectNode payload = interaction("view_submission", trigger);
        payload.set("view", view(open, values));
        payload.putArray("response_urls");
        return new Event(Event.Kind.INTERACTIVE, payload);
    }

    /** A modal that was closed unsent. */
    Event closing(OpenView open) {
        ObjectNode payload = interaction("view_closed", "");
        payload.remove("trigger_id");
        payload.set("view", view(open, object()));
        payload.put("is_cleared", false);
        return new Event(Event.Kind.INTERACTIVE, payload);
    }

    private ObjectNode interaction(String type, String trigger) {
        ObjectNode payload = object().put("type", type);
        payload.putObject("team").put("id", app.teamId()).put("domain", domain());
        payload.putObject("user")
                .put("id", member.id())
                .put("username", member.name())
                .put("name", member.name())
                .put("team_id", app.teamId());
        return payload.put("api_app_id", app.appId())
                .put("token", VERIFICATION_TOKEN)
                .put("trigger_id", trigger)
                .putNull("enterprise")
                .put("is_enterprise_install", false);
    }

    private ObjectNode message(PostedMessage message) {
        ObjectNode shown = object().put("type", "message")
                .put("user", message.user())
                .put("bot_id", app.botId())
                .put("app_id", app.appId())
                .put("team", app.teamId())
                .put("ts", message.ts())
                .put("text", message.text());
        message.threadTs().ifPresent(thread -> shown.put("thread_ts", thread));
        shown.set("blocks", message.blocks());
        if (message.edits() > 0) {
            shown.putObject("edited").put("user", message.user()).put("ts", message.ts());
        }
        return shown;
    }

    private ObjectNode view(OpenView open, JsonNode values) {
        ObjectNode view = object().put("id", open.id())
                .put("team_id", app.teamId())
                .put("app_id", app.appId())
                .put("app_installed_team_id", app.teamId())
                .put("bot_id", app.botId())
                .put("hash", open.hash())
                .put("root_view_id", open.id())
                .putNull("previous_view_id")
                .put("external_id", "")
                .put("private_metadata", "")
                .put("callback_id", "")
                .put("clear_on_close", false)
                .put("notify_on_close", false);
        view.setAll((ObjectNode) open.view().deepCopy());
        view.putObject("state").set("values", values);
        return view;
    }

    private String domain() {
        return app.teamName().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
