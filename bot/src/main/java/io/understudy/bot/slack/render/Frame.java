package io.understudy.bot.slack.render;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.PostedMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands around a message's parts: who asked, title and sentence before them, what is left out and the time after. */
final class Frame {
    /** The most that {@link Weight} counts for {@link #notices}. */
    static final int NOTICES = 500;

    private static final int ECHO = 200;
    private static final int TITLE = 150;
    private static final int LEAD = 1_200;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** For clients that do not know the reader's zone. */
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ChatMessage message;
    private final Mood mood;
    private final Scissors scissors;

    Frame(ChatMessage message, Scissors scissors) {
        this.message = message;
        this.mood = Mood.of(message);
        this.scissors = scissors;
    }

    /** @param echo who typed what, in one line */
    List<LayoutBlock> head(Optional<String> echo) {
        List<LayoutBlock> head = new ArrayList<>();
        echo.map(said -> new Scissors().fit(SlackText.line(said), ECHO))
                .map(said -> context(SlackText.plain(said)))
                .ifPresent(head::add);
        String title = SlackText.line(message.title());
        if (!title.isBlank()) {
            head.add(HeaderBlock.builder()
                    .text(SlackText.plain(scissors.fit(mood.symbol() + title, TITLE)))
                    .build());
        }
        String lead = (title.isBlank() ? mood.symbol() : "") + SlackText.lines(message.text());
        head.add(SectionBlock.builder()
                .text(SlackText.plain(scissors.fit(lead, LEAD)))
                .build());
        return head;
    }

    /** That something is left out, in at most one block. */
    List<LayoutBlock> notices(Rest rest, int leftOut, int buttonsLeftOut, String command) {
        List<String> notices = new ArrayList<>();
        if (leftOut > 0) {
            notices.add(rest.more(leftOut));
        } else if (scissors.shortened()) {
            notices.add(rest.shortened());
        }
        if (buttonsLeftOut > 0) {
            notices.add(
                    "… " + buttonsLeftOut + " more buttons; what they do can be typed, " + command + " help says how");
        }
        return notices.isEmpty() ? List.of() : List.of(context(SlackText.plain(String.join("\n", notices))));
    }

    /**
     * In words what colours say elsewhere, and when it was posted, also in the reader's own time. Below other messages, and
     * below a sentence alone, Slack's own time is enough; DONE and HEALED are words themselves.
     */
    Optional<LayoutBlock> foot(PostedMessage posted) {
        boolean dated = posted.place().thread().isEmpty() && !isSentence();
        if (!dated && mood == Mood.GOOD) {
            return Optional.empty();
        }
        String foot = Stream.of(mood.words(), dated ? time(posted.at()) : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return foot.isEmpty() ? Optional.empty() : Optional.of(context(SlackText.markup(foot)));
    }

    private boolean isSentence() {
        return message.title().isBlank()
                && message.parts().isEmpty()
                && message.buttons().isEmpty();
    }

    private static String time(Instant at) {
        return UTC.format(at) + " (you: <!date^" + at.getEpochSecond() + "^{time}|" + LOCAL.format(at) + ">)";
    }

    private static LayoutBlock context(ContextBlockElement text) {
        return ContextBlock.builder().elements(List.of(text)).build();
    }
}
