package io.understudy.commands.render;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An incident's one message, and the reply that says that it healed. */
public final class AlertMessage {
    private AlertMessage() {}

    /** As the incident stands: open, or closed with its duration and without buttons. */
    public static ChatMessage of(Incident incident) {
        return incident.closedAt().isPresent() ? closed(incident) : open(incident);
    }

    /** A new message beside the edited one, since edits do not notify. */
    public static ChatMessage healed(Incident incident) {
        return ChatMessage.plain("", healedText(incident), Tone.GOOD);
    }

    private static ChatMessage open(Incident incident) {
        return new ChatMessage(
                incident.cluster() + " · " + incident.severity(),
                incident.severity() + " " + named(incident),
                incident.severity().compareTo(Severity.CRITICAL) >= 0 ? Tone.DANGER : Tone.WARNING,
                List.of(new Part.Facts(List.of(
                        new Fact("Do first", incident.doFirst()),
                        new Fact("Since", Figures.second(incident.openedAt())),
                        new Fact("Incident", Long.toString(incident.id()))))),
                buttons(incident),
                ChatMessage.Phase.FINAL);
    }

    private static ChatMessage closed(Incident incident) {
        return new ChatMessage(
                incident.cluster() + " · HEALED",
                healedText(incident),
                Tone.GOOD,
                List.of(new Part.Facts(List.of(
                        new Fact("Was", incident.severity() + " " + named(incident)),
                        new Fact("Since", Figures.second(incident.openedAt())),
                        new Fact("Incident", Long.toString(incident.id()))))),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static String healedText(Incident incident) {
        return "HEALED after " + Figures.duration(lasted(incident)) + ", was: " + named(incident);
    }

    private static Duration lasted(Incident incident) {
        return Duration.between(incident.openedAt(), incident.closedAt().orElse(incident.lastSeenAt()));
    }

    /** In the order of the advice; where there is a choice, what to do first stands out. */
    private static List<Button> buttons(Incident incident) {
        List<Button> buttons = new ArrayList<>(CommandsInText.anyButton(incident.cluster(), incident.doFirst()));
        if (buttons.size() > 1) {
            Button first = buttons.get(0);
            buttons.set(0, new Button(first.label(), Button.Style.PRIMARY, first.action()));
        }
        return buttons;
    }

    private static String named(Incident incident) {
        return incident.sentence().startsWith(incident.cluster())
                ? incident.sentence()
                : incident.cluster() + ": " + incident.sentence();
    }
}
