package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Installation;
import io.understudy.slacklocal.workspace.PostedMessage;

/** Messages as Slack's answers and events show them. */
public final class MessageJson {
    private final Installation app;

    public MessageJson(Installation app) {
        this.app = app;
    }

    public ObjectNode of(PostedMessage message) {
        ObjectNode json = Json.object()
                .put("type", "message")
                .put("user", message.user())
                .put("ts", message.ts())
                .put("text", message.text())
                .put("team", app.teamId());
        if (message.user().equals(app.botUser())) {
            json.put("bot_id", app.botId()).put("app_id", app.appId());
        }
        json.set("blocks", message.blocks());
        message.threadTs().ifPresent(ts -> json.put("thread_ts", ts));
        if (!message.files().isEmpty()) {
            ArrayNode files = json.putArray("files");
            message.files().forEach(id -> files.addObject().put("id", id));
        }
        if (message.edits() > 0) {
            json.putObject("edited").put("user", message.user()).put("ts", message.ts());
        }
        return json;
    }
}
