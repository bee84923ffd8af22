package io.understudy.commands.render;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.chat.Part.Facts.Fact;
import io.understudy.replication.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An incident's one message: edited while it goes on, without buttons once it is over. */
public final class IncidentMessage {
    private IncidentMessage() {}

    /**
     * As the incident stands.
     *
     * @param found the cause, as far as its runbook found one
     * @param next when people hear of it again if nobody does anything
     */
    public static ChatMessage of(Incident incident, Optional<String> found, Optional<NextWord> next) {
        return incident.isOpen() ? open(incident, found, next) : closed(incident);
    }

    private static ChatMessage open(Incident incident, Optional<String> found, Optional<NextWord> next) {
        return new ChatMessage(
                title(
                        incident,
                        incident.attention().flapping()
                                ? "FLAPPING"
                                : incident.severity().name()),
                incident.severity() + " " + IncidentWords.named(incident) + " Since "
                        + Figures.second(incident.openedAt()) + "."
                        + (incident.attention().flapping() ? " It comes and goes; single turns are not told." : ""),
                incident.isGrave() ? Tone.DANGER : Tone.WARNING,
                List.of(new Part.Facts(facts(incident, found, next))),
                buttons(incident),
                ChatMessage.Phase.FINAL);
    }

    private static ChatMessage closed(Incident incident) {
        return new ChatMessage(
                title(incident, incident.attention().resolvedBy().isPresent() ? "RESOLVED" : "HEALED"),
                IncidentWords.ended(incident),
                Tone.GOOD,
                List.of(new Part.Facts(List.of(
                        new Fact("Was", incident.severity() + " " + IncidentWords.named(incident)),
                        new Fact("Since", Figures.second(incident.openedAt())),
                        new Fact("Alert", alert(incident))))),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    private static String title(Incident incident, String state) {
        return incident.cluster() + " · " + state + " · incident " + incident.id();
    }

    private static List<Fact> facts(Incident incident, Optional<String> found, Optional<NextWord> next) {
        List<Fact> facts = new ArrayList<>();
        List<String> others = incident.signs().stream()
                .filter(sign -> !sign.equals(incident.sentence()))
                .toList();
        if (!others.isEmpty()) {
            facts.add(new Fact("Why", String.join(" ", others)));
        }
        found.ifPresent(cause -> facts.add(new Fact("Found", cause)));
        facts.add(new Fact("Impact", Impact.of(incident)));
        facts.add(new Fact("Do first", incident.doFirst()));
        facts.add(new Fact("Seen", IncidentWords.seen(incident)));
        facts.add(new Fact("Acknowledged", IncidentWords.acknowledged(incident)));
        incident.attention()
                .snoozedUntil()
                .ifPresent(until -> facts.add(new Fact("Snoozed until", Figures.day(until))));
        next.ifPresent(word -> facts.add(new Fact("Next", word.words())));
        facts.add(new Fact("Alert", alert(incident)));
        return facts;
    }

    private static String alert(Incident incident) {
        return incident.alert().number() + " · "
                + incident.alert().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<Button> buttons(Incident incident) {
        List<Button> buttons = new ArrayList<>();
        if (incident.attention().acknowledged().isEmpty()) {
            buttons.add(IncidentButtons.acknowledge(incident));
        }
        buttons.addAll(CommandsInText.anyButton(incident.cluster(), incident.doFirst()));
        buttons.add(IncidentButtons.open(incident.id()));
        buttons.addAll(IncidentButtons.attention(incident));
        return buttons;
    }
}
