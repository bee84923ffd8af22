package io.understudy.commands.render;

import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import java.util.List;
import java.util.Optional;

/** New messages beside an incident's edited one, for what people must notice: an edit notifies nobody. */
public final class IncidentReplies {
    private IncidentReplies() {}

    public static ChatMessage worse(Incident incident) {
        return said("WORSE, now " + incident.severity() + ": " + IncidentWords.named(incident), tone(incident));
    }

    public static ChatMessage flapping(Incident incident) {
        return said(
                "FLAPPING: it comes and goes. Single turns are not told from now on: " + IncidentWords.named(incident),
                tone(incident));
    }

    /** Names nobody: that is what an escalation does. */
    public static ChatMessage reminder(Incident incident) {
        return said(
                "STILL " + incident.severity() + " after " + Figures.duration(IncidentWords.lasted(incident))
                        + ", acknowledged by nobody: " + IncidentWords.named(incident),
                tone(incident));
    }

    /** In the incident's thread; calls people only if no other channel does. */
    public static ChatMessage escalated(Incident incident, EscalationSettings to) {
        List<String> addressees = IncidentWords.addressees(to.channel(), to.people());
        return new ChatMessage(
                "",
                escalation(incident, to)
                        + (addressees.isEmpty() ? "" : " " + String.join(", ", addressees) + ": somebody must look."),
                tone(incident),
                to.channel().isPresent() ? List.of() : calls(to),
                List.of(),
                ChatMessage.Phase.FINAL);
    }

    /** In another channel, where nobody knows of it yet. */
    public static ChatMessage escalatedElsewhere(Incident incident, EscalationSettings to) {
        String called = to.people().isEmpty() ? "" : " " + String.join(", ", to.people()) + ": somebody must look.";
        boolean waits = incident.isOpen() && incident.attention().acknowledged().isEmpty();
        List<Button> buttons =
                waits ? List.of(IncidentButtons.acknowledge(incident), IncidentButtons.open(incident.id())) : List.of();
        return new ChatMessage(
                incident.cluster() + " · ESCALATED · incident " + incident.id(),
                waits ? escalation(incident, to) + called : lookedAfter(incident),
                waits ? tone(incident) : Tone.NEUTRAL,
                waits ? calls(to) : List.of(),
                buttons,
                ChatMessage.Phase.FINAL);
    }

    private static List<Part> calls(EscalationSettings to) {
        return to.people().isEmpty() ? List.of() : List.of(new Part.Calls(to.people()));
    }

    private static String lookedAfter(Incident incident) {
        return incident.isOpen()
                ? "Acknowledged " + IncidentWords.acknowledged(incident) + ": " + IncidentWords.named(incident)
                : IncidentWords.ended(incident);
    }

    private static String escalation(Incident incident, EscalationSettings to) {
        return "ESCALATED (" + incident.attention().escalations() + " of " + to.times() + "): "
                + incident.severity() + " since " + Figures.second(incident.openedAt())
                + ", acknowledged by nobody: " + IncidentWords.named(incident);
    }

    public static ChatMessage reopened(Incident incident) {
        return said("BACK: " + incident.severity() + " " + IncidentWords.named(incident), tone(incident));
    }

    /** Who looks after it; empty while nobody does. */
    public static Optional<ChatMessage> acknowledged(Incident incident) {
        return incident.attention()
                .acknowledged()
                .map(one -> said(
                        one.by().name() + " looks after it since " + Figures.second(one.at()) + ".", Tone.NEUTRAL));
    }

    /** How it ended. */
    public static ChatMessage ended(Incident incident) {
        return said(IncidentWords.ended(incident), Tone.GOOD);
    }

    private static Tone tone(Incident incident) {
        return incident.isGrave() ? Tone.DANGER : Tone.WARNING;
    }

    private static ChatMessage said(String text, Tone tone) {
        return ChatMessage.plain("", text, tone);
    }
}
