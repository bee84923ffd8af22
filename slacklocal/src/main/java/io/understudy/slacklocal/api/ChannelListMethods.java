package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.INTEGER;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** Methods that read channels: conversations.list, info and members. */
final class ChannelListMethods {
    private static final List<String> TYPES = List.of("public_channel", "private_channel", "mpim", "im");

    private final Workspace workspace;
    private final Rooms rooms;
    private final ChannelJson json;

    ChannelListMethods(Workspace workspace) {
        this.workspace = workspace;
        this.rooms = new Rooms(workspace);
        this.json = new ChannelJson(workspace.app());
    }

    List<Method> all() {
        return List.of(
                Method.of("conversations.list", this::list)
                        .optional(STRING, "cursor", "types", "team_id")
                        .optional(BOOLEAN, "exclude_archived")
                        .optional(INTEGER, "limit")
                        .limited(Quota.TIER_2),
                Method.of("conversations.info", this::info)
                        .required(STRING, "channel")
                        .optional(BOOLEAN, "include_locale", "include_num_members")
                        .limited(Quota.TIER_3),
                Method.of("conversations.members", this::members)
                        .required(STRING, "channel")
                        .optional(STRING, "cursor")
                        .optional(INTEGER, "limit")
                        .limited(Quota.TIER_4));
    }

    private ObjectNode list(Call call) {
        List<String> types =
                List.of(call.arguments().text("types").orElse("public_channel").split(","));
        types.forEach(type -> needsToRead(call, type));
        boolean archivedToo = !call.arguments().flag("exclude_archived");
        List<Channel> listed = workspace.channels().all().stream()
                .filter(channel -> types.contains(channel.secluded() ? "private_channel" : "public_channel"))
                .filter(channel -> !channel.secluded() || rooms.isIn(channel))
                .filter(channel -> archivedToo || !channel.archived())
                .toList();
        return Page.of(call.arguments()).show("channels", listed, json::counted);
    }

    private ObjectNode info(Call call) {
        Channel channel = read(call);
        boolean counted = call.arguments().flag("include_num_members");
        return Json.with("channel", counted ? json.counted(channel) : json.of(channel));
    }

    private ObjectNode members(Call call) {
        List<String> members = List.copyOf(read(call).members());
        return Page.of(call.arguments()).show("members", members, TextNode::valueOf);
    }

    private Channel read(Call call) {
        Channel channel = rooms.seen(call.get("channel"));
        needsToRead(call, channel.secluded() ? "private_channel" : "public_channel");
        return channel;
    }

    private static void needsToRead(Call call, String type) {
        if (!TYPES.contains(type)) {
            throw Refusal.misuse("invalid_types");
        }
        call.needs(
                List.of("channels:read", "groups:read", "mpim:read", "im:read").get(TYPES.indexOf(type)));
    }
}
