package io.understudy.slacklocal.api;

import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Workspace;

/** Finds channels as the bot may see them. */
final class Rooms {
    private final Workspace workspace;

    Rooms(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A channel that the bot can see: private ones only if it is in. */
    Channel seen(String id) {
        return workspace
                .channels()
                .find(id)
                .filter(channel -> !channel.secluded() || isIn(channel))
                .orElseThrow(() -> Refusal.state("channel_not_found"));
    }

    /** A channel that the bot is in and that is not archived. */
    Channel open(String id) {
        Channel channel = seen(id);
        if (channel.archived()) {
            throw Refusal.state("is_archived");
        }
        if (!isIn(channel)) {
            throw Refusal.state("not_in_channel");
        }
        return channel;
    }

    boolean isIn(Channel channel) {
        return channel.members().contains(workspace.app().botUser());
    }
}
