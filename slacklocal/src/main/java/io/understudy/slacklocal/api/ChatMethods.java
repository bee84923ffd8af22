package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.JSON;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Draft;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** chat.postMessage, chat.update and chat.postEphemeral. */
final class ChatMethods {
    private final Workspace workspace;
    private final Content content;
    private final Rooms rooms;
    private final MessageJson json;

    ChatMethods(Workspace workspace, Content content) {
        this.workspace = workspace;
        this.content = content;
        this.rooms = new Rooms(workspace);
        this.json = new MessageJson(workspace.app());
    }

    List<Method> all() {
        return List.of(
                wording("chat.postMessage", this::post)
                        .required(STRING, "channel")
                        .optional(STRING, "thread_ts")
                        .optional(BOOLEAN, "reply_broadcast", "unfurl_links", "unfurl_media", "mrkdwn")
                        .limitedBy("channel", Quota.POSTING),
                wording("chat.update", this::update)
                        .required(STRING, "channel", "ts")
                        .optional(BOOLEAN, "reply_broadcast")
                        .limited(Quota.TIER_3),
                wording("chat.postEphemeral", this::postEphemeral)
                        .required(STRING, "channel", "user")
                        .optional(STRING, "thread_ts")
                        .limited(Quota.TIER_4));
    }

    private static Method wording(String name, Handler handler) {
        return Method.of(name, handler)
                .needs("chat:write")
                .optional(STRING, "text", "parse")
                .optional(JSON, "blocks", "attachments", "metadata")
                .optional(BOOLEAN, "link_names", "as_user");
    }

    private ObjectNode post(Call call) {
        Content.Wording wording = content.of("chat.postMessage", call.arguments());
        Channel channel = rooms.open(call.get("channel"));
        PostedMessage posted =
                workspace.messages().post(draft(channel, parent(call, channel), wording, Optional.empty()));
        ObjectNode answer = Json.with("message", json.of(posted));
        return answer.put("channel", channel.id()).put("ts", posted.ts());
    }

    private ObjectNode update(Call call) {
        Content.Wording wording = content.of("chat.update", call.arguments());
        Channel channel = rooms.seen(call.get("channel"));
        MessageRef where = new MessageRef(channel.id(), call.get("ts"));
        PostedMessage old = own(where);
        if (channel.archived()) {
            throw Refusal.state("is_inactive");
        }
        // Blocks that are not named stay (docs.slack.dev/reference/methods/chat.update).
        PostedMessage changed = workspace
                .messages()
                .reword(where, wording.text(), wording.given().orElse(old.blocks()))
                .orElseThrow(() -> Refusal.state("message_not_found"));
        ObjectNode answer = Json.with("message", json.of(changed));
        return answer.put("channel", channel.id()).put("ts", changed.ts()).put("text", changed.text());
    }

    /** A message of the bot that all can see; others cannot be changed. */
    private PostedMessage own(MessageRef where) {
        PostedMessage message = workspace
                .messages()
                .find(where)
                .filter(found -> found.onlyFor().isEmpty())
                .orElseThrow(() -> Refusal.state("message_not_found"));
        if (!message.user().equals(workspace.app().botUser())) {
            throw Refusal.misuse("cant_update_message");
        }
        return message;
    }

    private ObjectNode postEphemeral(Call call) {
        Content.Wording wording = content.of("chat.postEphemeral", call.arguments());
        Channel channel = rooms.open(call.get("channel"));
        String user = call.get("user");
        if (!channel.members().contains(user)) {
            throw Refusal.state("user_not_in_channel");
        }
        PostedMessage posted =
                workspace.messages().post(draft(channel, parent(call, channel), wording, Optional.of(user)));
        return Json.object().put("message_ts", posted.ts());
    }

    private Draft draft(Channel channel, Optional<String> parent, Content.Wording wording, Optional<String> onlyFor) {
        return new Draft(
                channel.id(), parent, workspace.app().botUser(), wording.text(), wording.blocks(), onlyFor, List.of());
    }

    /** The message to answer, which must be no answer itself. */
    private Optional<String> parent(Call call, Channel channel) {
        Optional<String> parent = call.arguments().text("thread_ts");
        parent.ifPresent(ts -> Threads.check(workspace.messages(), new MessageRef(channel.id(), ts)));
        return parent;
    }
}
