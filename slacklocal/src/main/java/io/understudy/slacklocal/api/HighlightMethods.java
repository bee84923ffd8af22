package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Bookmark;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.MessageRef;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** What stands out in a channel: pins.add and bookmarks.add. */
final class HighlightMethods {
    private static final int MOST_PINS = 100;

    private final Workspace workspace;
    private final Rooms rooms;

    HighlightMethods(Workspace workspace) {
        this.workspace = workspace;
        this.rooms = new Rooms(workspace);
    }

    List<Method> all() {
        return List.of(
                Method.of("pins.add", this::pin)
                        .needs("pins:write")
                        .required(STRING, "channel")
                        .optional(STRING, "timestamp")
                        .limited(Quota.TIER_2),
                Method.of("bookmarks.add", this::bookmark)
                        .needs("bookmarks:write")
                        .required(STRING, "channel_id", "title", "type")
                        .optional(STRING, "link", "emoji", "entity_id", "access_level", "parent_id")
                        .limited(Quota.TIER_2));
    }

    private ObjectNode pin(Call call) {
        Channel channel = rooms.open(call.get("channel"));
        String ts = call.arguments().text("timestamp").orElseThrow(() -> Refusal.misuse("no_item_specified"));
        if (!ts.matches("\\d+\\.\\d{6}")) {
            throw Refusal.misuse("bad_timestamp");
        }
        if (workspace.messages().find(new MessageRef(channel.id(), ts)).isEmpty()) {
            throw Refusal.state("message_not_found");
        }
        if (channel.pins().contains(ts)) {
            throw Refusal.state("already_pinned");
        }
        if (channel.pins().size() >= MOST_PINS) {
            throw Refusal.state("too_many_pins");
        }
        workspace.channels().pin(channel.id(), ts);
        return Json.object();
    }

    private ObjectNode bookmark(Call call) {
        Channel channel = rooms.open(call.get("channel_id"));
        if (!call.get("type").equals("link")) {
            throw Refusal.misuse("invalid_bookmark_type");
        }
        String link = call.arguments().text("link").orElse("");
        if (!link.matches("https?://\\S+")) {
            throw Refusal.misuse("invalid_link");
        }
        Bookmark made = workspace.channels().bookmark(channel.id(), call.get("title"), link);
        return Json.with(
                "bookmark",
                Json.object()
                        .put("id", made.id())
                        .put("channel_id", channel.id())
                        .put("title", made.title())
                        .put("link", made.link())
                        .put("type", "link"));
    }
}
