package io.understudy.slacklocal.api;

import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Invites members to a channel: all of them, or with force those who can be. */
final class Invitations {
    private static final int MOST = 100;

    private final Workspace workspace;
    private final Channel channel;

    Invitations(Workspace workspace, Channel channel) {
        this.workspace = workspace;
        this.channel = channel;
    }

    void invite(List<String> users, boolean force) {
        if (users.size() > MOST) {
            throw Refusal.misuse("invalid_arguments", List.of("no more than 100 users"));
        }
        List<String> able =
                users.stream().filter(user -> objection(user).isEmpty()).toList();
        if (able.isEmpty() || (!force && able.size() < users.size())) {
            throw Refusal.state(users.stream()
                    .flatMap(user -> objection(user).stream())
                    .findFirst()
                    .orElse("no_user"));
        }
        able.forEach(user -> workspace.channels().join(channel.id(), user));
    }

    private Optional<String> objection(String user) {
        if (user.equals(workspace.app().botUser())) {
            return Optional.of("cant_invite_self");
        }
        if (workspace.members().find(user).isEmpty()) {
            return Optional.of("user_not_found");
        }
        return channel.members().contains(user) ? Optional.of("already_in_channel") : Optional.empty();
    }
}
