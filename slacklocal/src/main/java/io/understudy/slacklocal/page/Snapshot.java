package io.understudy.slacklocal.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.slacklocal.workspace.Bookmark;
import io.understudy.slacklocal.workspace.Channel;
import io.understudy.slacklocal.workspace.Member;
import io.understudy.slacklocal.workspace.OpenView;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import io.understudy.slacklocal.workspace.UserGroup;
import io.understudy.slacklocal.workspace.Workspace;
import java.util.List;

/**
 * What a member sees of the workspace, as JSON for the page.
 *
 * @param wanted id of the channel that is open; of none, the first
 */
record Snapshot(Workspace workspace, Member member, String wanted) {
    ObjectNode json() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("team", workspace.app().teamName())
                .put("command", workspace.app().command())
                .put("you", member.name());
        ArrayNode members = state.putArray("members");
        workspace.members().all().forEach(one -> members.addObject()
                .put("id", one.id())
                .put("name", one.name())
                .put("realName", one.realName())
                .put("bot", one.bot()));
        ArrayNode groups = state.putArray("groups");
        for (UserGroup group : workspace.members().groups()) {
            groups.addObject().put("id", group.id()).put("handle", group.handle());
        }
        List<Channel> all = workspace.channels().all();
        ArrayNode channels = state.putArray("channels");
        all.forEach(channel -> channel(channel, channels.addObject()));
        all.stream()
                .filter(channel -> channel.id().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(channel -> open(channel, state));
        view(state);
        return state;
    }

    private void channel(Channel channel, ObjectNode into) {
        into.put("id", channel.id())
                .put("name", channel.name())
                .put("topic", channel.topic())
                .put("archived", channel.archived())
                .put("messages", visible(channel.id()).size());
        channel.pins().forEach(into.putArray("pins")::add);
        ArrayNode bookmarks = into.putArray("bookmarks");
        for (Bookmark bookmark : channel.bookmarks()) {
            bookmarks.addObject().put("title", bookmark.title()).put("link", bookmark.link());
        }
    }

    private void open(Channel channel, ObjectNode state) {
        state.put("channel", channel.id());
        ArrayNode messages = state.putArray("messages");
        visible(channel.id()).forEach(message -> message(message, messages.addObject()));
    }

    private void message(PostedMessage message, ObjectNode into) {
        into.put("ts", message.ts())
                .put("thread", message.threadTs().orElse(""))
                .put("user", message.user())
                .put("text", message.text())
                .put("onlyForYou", message.onlyFor().isPresent())
                .put("edits", message.edits());
        into.set("blocks", message.blocks());
        ArrayNode files = into.putArray("files");
        message.files().stream()
                .flatMap(id -> workspace.files().find(id).stream())
                .forEach(file -> file(file, files.addObject()));
    }

    private static void file(SharedFile file, ObjectNode into) {
        into.put("id", file.id())
                .put("name", file.name())
                .put("title", file.title())
                .put("bytes", file.length())
                .put("alt", file.altText().orElse(""));
    }

    private void view(ObjectNode state) {
        List<OpenView> open = workspace.views().seenBy(member.id());
        if (!open.isEmpty()) {
            OpenView top = open.get(open.size() - 1);
            state.putObject("view").put("id", top.id()).set("view", top.view());
        }
    }

    private List<PostedMessage> visible(String channel) {
        return workspace.messages().in(channel).stream()
                .filter(message -> message.onlyFor().map(member.id()::equals).orElse(true))
                .toList();
    }
}
