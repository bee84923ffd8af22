package io.understudy.bot.platform;

import io.understudy.slacklocal.LocalSlack;
import io.understudy.slacklocal.people.Participant;
import io.understudy.slacklocal.people.PlainText;
import io.understudy.slacklocal.workspace.PostedMessage;
import io.understudy.slacklocal.workspace.SharedFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One member's Slack; remembers messages as they were seen, since a click may come after an edit. */
final class SlackScreen {
    private final LocalSlack slack;
    private final Participant member;
    private final Map<Seen, PostedMessage> asSeen = new HashMap<>();

    SlackScreen(LocalSlack slack, Participant member) {
        this.slack = slack;
        this.member = member;
    }

    Participant member() {
        return member;
    }

    List<Seen> seen(String channel) {
        return member.sees().messages(channel).stream().map(this::seen).toList();
    }

    /** The message that somebody saw so. */
    PostedMessage asSeen(Seen seen) {
        return asSeen.get(seen);
    }

    private Seen seen(PostedMessage message) {
        List<SharedFile> files = message.files().stream()
                .map(slack.workspace().files()::find)
                .flatMap(Optional::stream)
                .toList();
        StringBuilder text = new StringBuilder(SlackEyes.read(message.text(), message.blocks()));
        files.stream()
                .filter(file -> file.altText().isEmpty())
                .flatMap(file -> file.bytes().stream())
                .forEach(bytes -> text.append(new String(bytes, StandardCharsets.UTF_8)));
        Seen seen = new Seen(
                message.ts(),
                message.threadTs().orElse(""),
                text.toString(),
                PlainText.buttons(message),
                files.stream().flatMap(file -> file.altText().stream()).toList());
        asSeen.put(seen, message);
        return seen;
    }
}
