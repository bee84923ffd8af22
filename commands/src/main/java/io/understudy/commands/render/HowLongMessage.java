package io.understudy.commands.render;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.replication.incident.Incident;
import java.util.List;

/** Asks for how long an incident shall be quiet. What is clicked is answered in its place. */
public final class HowLongMessage {
    private HowLongMessage() {}

    /** {@code verb}: snooze or silence. */
    public static ChatMessage of(Incident incident, Verb verb) {
        boolean snooze = verb == Verb.SNOOZE;
        String command = IncidentButtons.command(verb, incident.id());
        return new ChatMessage(
                (snooze ? "Snooze" : "Silence") + " incident " + incident.id(),
                snooze
                        ? "For how long shall nobody be reminded of incident " + incident.id() + "?"
                        : "For how long shall nothing be told of this trouble at this node, also when it comes again?",
                Tone.NEUTRAL,
                List.of(),
                List.of(
                        button("1 h", command + " 1h"),
                        button("4 h", command + " 4h"),
                        button("Until 09:00 UTC", command + " until 09:00")),
                ChatMessage.Phase.AWAITING_DECISION);
    }

    private static Button button(String label, String command) {
        return new Button(label, Button.Style.NORMAL, new Action.Refresh(command));
    }
}
