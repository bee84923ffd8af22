package io.understudy.commands.render;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One incident with everything that happened in it, and what can be done about it. */
public final class IncidentDetailsMessage {
    private static final List<String> COLUMNS = List.of("When", "Who", "What", "In words");

    private IncidentDetailsMessage() {}

    /** The report is there once the incident is over. */
    public static ChatMessage of(Incident incident, List<TimelineEntry> timeline, Optional<Part.File> report) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Text("Impact: " + Impact.of(incident)));
        parts.add(new Part.Table(
                COLUMNS, timeline.stream().map(IncidentDetailsMessage::row).toList()));
        report.ifPresent(parts::add);
        parts.add(new Part.Input("Note for the timeline", "what you saw or did"));
        return new ChatMessage(
                incident.cluster() + " · incident " + incident.id(),
                incident.isOpen()
                        ? incident.severity() + " since " + Figures.day(incident.openedAt()) + ", acknowledged "
                                + IncidentWords.acknowledged(incident) + ": " + IncidentWords.named(incident)
                        : IncidentWords.ended(incident),
                incident.isOpen() ? (incident.isGrave() ? Tone.DANGER : Tone.WARNING) : Tone.NEUTRAL,
                parts,
                buttons(incident),
                ChatMessage.Phase.FINAL);
    }

    private static List<String> row(TimelineEntry entry) {
        return List.of(
                Figures.daySecond(entry.at()),
                entry.by().map(person -> person.name()).orElse("Understudy"),
                entry.kind().name().toLowerCase(Locale.ROOT),
                entry.text());
    }

    /** What quiets or ends it is clicked on its own message, which everybody sees changing. */
    private static List<Button> buttons(Incident incident) {
        Stream<Button> runbook =
                incident.isOpen() ? Stream.of(IncidentButtons.runbook("Runbook", incident.id())) : Stream.empty();
        Button refresh = new Button(
                "Refresh",
                Button.Style.NORMAL,
                new Action.Refresh(IncidentButtons.command(Verb.INCIDENT, incident.id())));
        return Stream.concat(runbook, Stream.of(IncidentButtons.note(incident.id()), refresh))
                .toList();
    }
}
