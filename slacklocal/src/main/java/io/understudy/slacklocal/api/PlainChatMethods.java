package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;
import java.util.Locale;

/** The chat methods that carry no wording: chat.delete and chat.getPermalink. */
final class PlainChatMethods {
    private final Workspace workspace;
    private final Rooms rooms;

    PlainChatMethods(Workspace workspace) {
        this.workspace = workspace;
        this.rooms = new Rooms(workspace);
    }

    List<Method> all() {
        return List.of(
                Method.of("chat.delete", this::delete)
                        .needs("chat:write")
                        .required(STRING, "channel", "ts")
                        .optional(BOOLEAN, "as_user")
                        .limited(Quota.TIER_3),
                Method.of("chat.getPermalink", this::permalink).required(STRING, "channel", "message_ts"));
    }

    private ObjectNode delete(Call call) {
        PostedMessage message = message(call, "ts");
        if (!message.user().equals(workspace.app().botUser())) {
            throw Refusal.misuse("cant_delete_message");
        }
        workspace.messages().delete(new MessageRef(message.channel(), message.ts()));
        return Json.object().put("channel", message.channel()).put("ts", message.ts());
    }

    private ObjectNode permalink(Call call) {
        PostedMessage message = message(call, "message_ts");
        String link = "https://" + workspace.app().teamName().toLowerCase(Locale.ROOT) + ".slack.com/archives/"
                + message.channel() + "/p" + message.ts().replace(".", "");
        return Json.object().put("channel", message.channel()).put("permalink", link);
    }

    private PostedMessage message(Call call, String argument) {
        Channel channel = rooms.seen(call.get("channel"));
        return workspace
                .messages()
                .find(new MessageRef(channel.id(), call.get(argument)))
                .filter(found -> found.onlyFor().isEmpty())
                .orElseThrow(() -> Refusal.state("message_not_found"));
    }
}
