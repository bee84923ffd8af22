package io.understudy.slacklocal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Installation;

/** Channels as Slack's answers show them. */
final class ChannelJson {
    private final Installation app;

    ChannelJson(Installation app) {
        this.app = app;
    }

    ObjectNode of(Channel channel) {
        ObjectNode json = Json.object()
                .put("id", channel.id())
                .put("name", channel.name())
                .put("name_normalized", channel.name())
                .put("is_channel", true)
                .put("is_group", false)
                .put("is_im", false)
                .put("is_mpim", false)
                .put("is_private", channel.secluded())
                .put("is_archived", channel.archived())
                .put("is_general", false)
                .put("is_member", channel.members().contains(app.botUser()))
                .put("created", channel.created().getEpochSecond())
                .put("creator", channel.creator());
        json.putObject("topic").put("value", channel.topic()).put("creator", "").put("last_set", 0);
        json.putObject("purpose").put("value", "").put("creator", "").put("last_set", 0);
        return json;
    }

    ObjectNode counted(Channel channel) {
        return of(channel).put("num_members", channel.members().size());
    }
}
