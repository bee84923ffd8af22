package io.understudy.slacklocal.api;

import static io.understudy.slacklocal.api.Kind.BOOLEAN;
import static io.understudy.slacklocal.api.Kind.STRING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/** Methods that make and change channels: conversations.create, invite, join, setTopic and archive. */
final class ChannelMethods {
    private static final int LONGEST_TOPIC = 250;

    private final Workspace workspace;
    private final Rooms rooms;
    private final ChannelJson json;

    ChannelMethods(Workspace workspace) {
        this.workspace = workspace;
        this.rooms = new Rooms(workspace);
        this.json = new ChannelJson(workspace.app());
    }

    List<Method> all() {
        return List.of(
                Method.of("conversations.create", this::create)
                        .required(STRING, "name")
                        .optional(BOOLEAN, "is_private")
                        .optional(STRING, "team_id")
                        .limited(Quota.TIER_2),
                Method.of("conversations.invite", this::invite)
                        .required(STRING, "channel", "users")
                        .optional(BOOLEAN, "force")
                        .limited(Quota.TIER_3),
                Method.of("conversations.join", this::join)
                        .needs("channels:join")
                        .required(STRING, "channel")
                        .limited(Quota.TIER_3),
                Method.of("conversations.setTopic", this::setTopic)
                        .required(STRING, "channel", "topic")
                        .limited(Quota.TIER_2),
                Method.of("conversations.archive", this::archive)
                        .required(STRING, "channel")
                        .limited(Quota.TIER_2));
    }

    private ObjectNode create(Call call) {
        boolean secluded = call.arguments().flag("is_private");
        needsToManage(call, secluded);
        String name = call.get("name");
        ChannelNames.check(name);
        Channel made = workspace
                .channels()
                .create(name, secluded, workspace.app().botUser())
                .orElseThrow(() -> Refusal.state("name_taken"));
        return Json.with("channel", json.of(made));
    }

    private ObjectNode invite(Call call) {
        Channel channel = managed(call);
        Invitations invitations = new Invitations(workspace, channel);
        invitations.invite(
                List.of(call.get("users").split(",")), call.arguments().flag("force"));
        return Json.with("channel", json.of(rooms.seen(channel.id())));
    }

    private ObjectNode join(Call call) {
        Channel channel = rooms.seen(call.get("channel"));
        if (channel.archived()) {
            throw Refusal.state("is_archived");
        }
        if (rooms.isIn(channel)) {
            ObjectNode answer = Json.with("channel", json.of(channel)).put("warning", "already_in_channel");
            answer.putObject("response_metadata").putArray("warnings").add("already_in_channel");
            return answer;
        }
        Channel joined = workspace.channels().join(channel.id(), workspace.app().botUser());
        return Json.with("channel", json.of(joined));
    }

    private ObjectNode setTopic(Call call) {
        Channel channel = managed(call);
        String topic = call.get("topic");
        if (topic.length() > LONGEST_TOPIC) {
            throw Refusal.misuse("too_long");
        }
        return Json.with("channel", json.of(workspace.channels().setTopic(channel.id(), topic)));
    }

    private ObjectNode archive(Call call) {
        Channel channel = rooms.seen(call.get("channel"));
        needsToManage(call, channel.secluded());
        if (channel.archived()) {
            throw Refusal.state("already_archived");
        }
        if (!rooms.isIn(channel)) {
            throw Refusal.state("not_in_channel");
        }
        workspace.channels().archive(channel.id());
        return Json.object();
    }

    private Channel managed(Call call) {
        Channel seen = rooms.seen(call.get("channel"));
        needsToManage(call, seen.secluded());
        return rooms.open(seen.id());
    }

    private static void needsToManage(Call call, boolean secluded) {
        call.needs(secluded ? "groups:write" : "channels:manage");
    }
}
