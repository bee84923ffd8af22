package io.understudy.commands.render;

import io.understudy.commands.catalogue.CommandCatalogue;
import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.Action;
import io.understudy.commands.chat.Button;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import java.util.ArrayList;
import java.util.List;

/** What can be clicked about an incident. What is done shows in the incident's own message, not as an answer. */
final class IncidentButtons {
    private IncidentButtons() {}

    static Button acknowledge(Incident incident) {
        return new Button(
                "Acknowledge",
                incident.isGrave() ? Button.Style.PRIMARY : Button.Style.NORMAL,
                new Action.Quietly(command(Verb.ACK, incident.id())));
    }

    /** What quiets or ends it. What pages is never silenced. */
    static List<Button> attention(Incident incident) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(quietly("Snooze…", Verb.SNOOZE, incident.id()));
        if (incident.severity() != Severity.PAGE) {
            buttons.add(quietly("Silence…", Verb.SILENCE, incident.id()));
        }
        buttons.add(quietly("Resolve", Verb.RESOLVE, incident.id()));
        return buttons;
    }

    static Button open(long incident) {
        return run("Incident " + incident, Verb.INCIDENT, incident);
    }

    static Button runbook(String label, long incident) {
        return quietly(label, Verb.RUNBOOK, incident);
    }

    static Button note(long incident) {
        return new Button("Add note", Button.Style.NORMAL, new Action.Note(incident));
    }

    static String command(Verb verb, long incident) {
        return CommandCatalogue.PREFIX + " " + verb.words() + " " + incident;
    }

    private static Button run(String label, Verb verb, long incident) {
        return new Button(label, Button.Style.NORMAL, new Action.Run(command(verb, incident)));
    }

    private static Button quietly(String label, Verb verb, long incident) {
        return new Button(label, Button.Style.NORMAL, new Action.Quietly(command(verb, incident)));
    }
}
