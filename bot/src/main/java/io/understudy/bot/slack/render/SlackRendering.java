package io.understudy.bot.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import io.understudy.bot.slack.SlackMember;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.PostedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows messages of the board as Slack does. The same message gives the same blocks, whenever it is asked for. */
public final class SlackRendering {
    private static final Logger LOG = LoggerFactory.getLogger(SlackRendering.class);
    private static final int TEXT = 1_200;
    private static final int BLOCKS = 50;
    /** Slack documents about 12,000; messages of 11,300 were refused. */
    private static final int CHARACTERS = 11_000;

    private final CommandWords words;
    private final Callees callees;

    /**
     * Knows how commands are typed and who people are.
     *
     * @param command the slash command of this workspace, with its slash
     * @param members who somebody of the configuration is in Slack, by name
     */
    public SlackRendering(String command, Function<String, Optional<SlackMember>> members) {
        this.words = new CommandWords(command);
        this.callees = new Callees(members);
    }

    /**
     * A message as it stands now. One that cannot be shown in all its parts is its text: else it would be tried for ever, and
     * hold up its channel.
     *
     * @param echo what somebody typed, if this is the answer
     */
    public SlackMessage of(PostedMessage posted, Optional<PostedMessage> echo) {
        try {
            return whole(posted, echo);
        } catch (RuntimeException e) {
            LOG.error("Message {} cannot be rendered for Slack, only its text is shown", posted.key(), e);
            String text = SlackText.escapedLines(posted.message().text());
            return new SlackMessage(new Scissors().fit(text, TEXT), List.of(), List.of());
        }
    }

    private SlackMessage whole(PostedMessage posted, Optional<PostedMessage> echo) {
        ChatMessage message = posted.message().reworded(words);
        Rest rest = Rest.of(posted);
        Scissors scissors = new Scissors();
        Frame frame = new Frame(message, scissors);
        String text = text(message, scissors);
        List<LayoutBlock> head = frame.head(echo.map(this::said));
        List<BlockElement> buttons = ActionRows.buttons(posted, words);
        List<LayoutBlock> tail = new ArrayList<>(ActionRows.of(buttons));
        frame.foot(posted).ifPresent(tail::add);
        int room = CHARACTERS - text.length() - Weight.of(head) - Weight.of(tail) - Frame.NOTICES;
        Body body = new Body(BLOCKS - head.size() - tail.size() - 1, room);
        PartWriter writer = new PartWriter(body, scissors, rest, callees, message.text());
        message.parts().forEach(writer::write);
        int buttonsLeftOut = posted.buttons().size() - buttons.size();
        List<LayoutBlock> notices = frame.notices(rest, body.leftOut(), buttonsLeftOut, words.command());
        boolean cut = scissors.shortened() || !body.complete();
        List<UploadedFile> files = rest == Rest.IN_FILE ? Uploads.of(message, cut) : List.of();
        List<LayoutBlock> blocks = Stream.of(head, body.blocks(), notices, tail)
                .flatMap(List::stream)
                .toList();
        return new SlackMessage(text, blocks, files);
    }

    private String said(PostedMessage echo) {
        String words = this.words.apply(echo.message().text());
        return echo.author().map(author -> author.name() + ": " + words).orElse(words);
    }

    /** What stands in a notification. */
    private String text(ChatMessage message, Scissors scissors) {
        String calls = message.parts().stream()
                .filter(Part.Calls.class::isInstance)
                .findFirst()
                .map(part -> "\n" + callees.line((Part.Calls) part))
                .orElse("");
        return scissors.fit(SlackText.escapedLines(message.text()), TEXT) + calls;
    }
}
