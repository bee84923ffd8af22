package io.understudy.commands.render;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.util.Comparator;
import java.util.List;

/** Incidents that are open, and those that ended lately. */
public final class IncidentListMessage {
    private static final List<String> COLUMNS = List.of("Incident", "Since", "State", "What", "Acknowledged");
    private static final int MOST_BUTTONS = 5;

    private IncidentListMessage() {}

    /**
     * Of some clusters.
     *
     * @param about whose they are, for example {@code orders}
     * @param incidents open and closed, in any order
     */
    public static ChatMessage of(String about, List<Incident> incidents) {
        List<Incident> sorted = incidents.stream()
                .sorted(Comparator.comparing(Incident::isOpen)
                        .thenComparing(IncidentListMessage::weight)
                        .thenComparing(Incident::openedAt)
                        .reversed())
                .toList();
        List<Incident> open = sorted.stream().filter(Incident::isOpen).toList();
        List<Part> parts = sorted.isEmpty()
                ? List.of()
                : List.of(new Part.Table(
                        COLUMNS, sorted.stream().map(IncidentListMessage::row).toList()));
        return new ChatMessage(
                about + " · incidents",
                open.isEmpty()
                        ? about + ": no incident is open."
                        : about + ": " + open.size() + (open.size() == 1 ? " incident is" : " incidents are")
                                + " open. The gravest: " + open.get(0).severity() + " "
                                + IncidentWords.named(open.get(0)),
                open.isEmpty() ? Tone.GOOD : open.get(0).isGrave() ? Tone.DANGER : Tone.WARNING,
                parts,
                buttons(open),
                ChatMessage.Phase.FINAL);
    }

    /** How grave one was does not matter any more once it is over. */
    private static Severity weight(Incident incident) {
        return incident.isOpen() ? incident.severity() : Severity.INFO;
    }

    private static List<String> row(Incident incident) {
        return List.of(
                Long.toString(incident.id()),
                Figures.day(incident.openedAt()),
                incident.isOpen()
                        ? incident.severity().name()
                        : incident.attention()
                                .resolvedBy()
                                .map(by -> "resolved by " + by.name())
                                .orElse("healed"),
                IncidentWords.named(incident),
                incident.attention().acknowledged().map(one -> one.by().name()).orElse("–"));
    }

    private static List<Button> buttons(List<Incident> open) {
        return open.stream()
                .limit(MOST_BUTTONS)
                .map(one -> IncidentButtons.open(one.id()))
                .toList();
    }
}
