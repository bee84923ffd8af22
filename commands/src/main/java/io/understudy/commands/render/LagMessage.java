package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.lag.LagMark;
import io.understudy.commands.lag.LagPicture;
import io.understudy.commands.lag.LagPoint;
import io.understudy.commands.lag.LagSeries;
import io.understudy.commands.lag.LagStory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How far standbys were behind: a picture, and its numbers in words for those who do not see it. */
public final class LagMessage {
    private static final List<String> COLUMNS = List.of("Standby", "Now behind", "At most", "When");

    private static final String UNKNOWN = "unknown";

    private LagMessage() {}

    /** Says so when nothing was measured in that time. */
    public static ChatMessage of(LagStory story) {
        String title = story.cluster() + " · lag of the last " + Figures.duration(story.span());
        if (story.standbys().isEmpty()) {
            return ChatMessage.plain(
                    title,
                    story.cluster() + ": no lag was measured in the last " + Figures.duration(story.span())
                            + ". It is measured while the primary and a standby can be seen.",
                    Tone.NEUTRAL);
        }
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Picture(
                sentence(story),
                Base64.getEncoder().encodeToString(LagPicture.png(story)),
                Optional.of(
                        new Part.Picture.LiveLag(story.cluster(), story.span().toSeconds()))));
        parts.add(new Part.Table(
                COLUMNS, story.standbys().stream().map(one -> row(one, story)).toList()));
        if (!story.marks().isEmpty()) {
            parts.add(marks(story.marks()));
        }
        return new ChatMessage(title, sentence(story), Tone.NEUTRAL, parts, buttons(story), ChatMessage.Phase.FINAL);
    }

    private static String sentence(LagStory story) {
        return story.cluster() + ": "
                + story.standbys().stream()
                        .map(standby -> sentence(standby, story))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String sentence(LagSeries standby, LagStory story) {
        String now = now(standby, story);
        return standby.node()
                + (now.equals(UNKNOWN) ? ": how far behind is not known now" : " is " + now + " behind")
                + ", at most "
                + standby.worst().map(LagMessage::amount).orElse("unknown")
                + standby.worst()
                        .map(worst -> " at " + Figures.minute(worst.at()))
                        .orElse("");
    }

    private static List<String> row(LagSeries standby, LagStory story) {
        return List.of(
                standby.node(),
                now(standby, story),
                standby.worst().map(LagMessage::amount).orElse("unknown"),
                standby.worst().map(worst -> Figures.day(worst.at())).orElse("–"));
    }

    private static String now(LagSeries standby, LagStory story) {
        return story.now(standby).map(LagMessage::amount).orElse(UNKNOWN);
    }

    private static String amount(LagPoint point) {
        return Figures.bytes(point.replayBytes())
                + point.replayTime().map(time -> " / " + Figures.duration(time)).orElse("");
    }

    private static Part marks(List<LagMark> marks) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            rows.add(List.of(
                    String.valueOf(i + 1),
                    Figures.day(marks.get(i).at()),
                    marks.get(i).words()));
        }
        return new Part.Table(List.of("Mark", "When", "What happened"), rows);
    }

    private static List<Button> buttons(LagStory story) {
        String command = CommandCatalogue.PREFIX + " " + Verb.LAG.words() + " " + story.cluster();
        return List.of(
                new Button("Refresh", Button.Style.NORMAL, new Action.Refresh(command + " " + span(story))),
                new Button("Last hour", Button.Style.NORMAL, new Action.Refresh(command + " 1h")),
                new Button("Last day", Button.Style.NORMAL, new Action.Refresh(command + " 24h")),
                new Button("Last 30 days", Button.Style.NORMAL, new Action.Refresh(command + " 30d")));
    }

    private static String span(LagStory story) {
        return story.span().toMinutes() + "min";
    }
}
