package io.understudy.bot.slack.render;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import io.understudy.commands.chat.ChatMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands around a message's parts: who asked, title and sentence before them, what is left out and the time after. */
final class Frame {
    /** The most that {@link Weight} counts for {@link #notices}. */
    static final int NOTICES = 500;

    private static final int ECHO = 200;
    private static final int TITLE = 150;
    private static final int LEAD = 1_200;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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

    /** In words what colours say elsewhere, and when it was posted, also in the reader's own time. */
    LayoutBlock foot(Instant at) {
        String time = UTC.format(at);
        return context(SlackText.markup((mood.words().isEmpty() ? "" : mood.words() + " · ") + "posted " + time
                + " · your time <!date^" + at.getEpochSecond() + "^{date_short_pretty} {time}|" + time + ">"));
    }

    private static LayoutBlock context(ContextBlockElement text) {
        return ContextBlock.builder().elements(List.of(text)).build();
    }
}
