package io.understudy.commands.desk;

import io.understudy.commands.catalogue.Verb;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Tone;
import io.understudy.commands.chat.Part;
import io.understudy.commands.parse.Command;
import io.understudy.commands.render.HowLongMessage;
import io.understudy.commands.render.IncidentDetailsMessage;
import io.understudy.commands.render.IncidentReport;
import io.understudy.replication.incident.DeskAnswer;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentDesk;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.operate.Person;
import io.understudy.replication.watch.IncidentChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people do about one incident: what counts shows in the incident's own message, whatever was clicked or typed. */
final class IncidentHandler {
    private final CommandWiring wiring;
    private final IncidentWiring incidents;
    private final WhichIncident which;

    IncidentHandler(CommandWiring wiring) {
        this.wiring = wiring;
        this.incidents = wiring.incidents();
        this.which = new WhichIncident(incidents.store(), wiring.usualClusters());
    }

    Answer answer(Command.OnIncident about, Asked asked) {
        return which.with(about.incident(), asked, incident -> answer(about.verb(), incident, asked));
    }

    private Answer answer(Verb verb, Incident incident, Asked asked) {
        Person by = asked.invocation().by();
        return switch (verb) {
            case ACK -> attended(incidents.desk().acknowledge(incident.id(), by), by, "is looked after by");
            case RESOLVE -> resolved(incidents.desk().resolve(incident.id(), by), by);
            case RUNBOOK -> investigate(incident);
            case SNOOZE, SILENCE -> new Answer.Private(HowLongMessage.of(incident, verb));
            default -> new Answer.Shown(details(incident));
        };
    }

    Answer quiet(Command.Quiet about, Asked asked) {
        Instant until = about.until().after(wiring.clock().instant());
        Person by = asked.invocation().by();
        IncidentDesk desk = incidents.desk();
        return which.with(
                about.incident(),
                asked,
                incident -> about.verb() == Verb.SNOOZE
                        ? attended(desk.snooze(incident.id(), by, until), by, "was snoozed by")
                        : attended(desk.silence(incident.id(), by, until), by, "was silenced by"));
    }

    Answer note(Command.Note about, Asked asked) {
        Person by = asked.invocation().by();
        return which.with(about.incident(), asked, incident -> {
            DeskAnswer answer = incidents.desk().note(incident.id(), by, about.text());
            incidents.reporter().added(incident);
            return attended(answer, by, "has a note by");
        });
    }

    /** Whoever was paged outside of chat hears that it is over, too. */
    private Answer resolved(DeskAnswer answer, Person by) {
        if (answer instanceof DeskAnswer.Done done) {
            incidents.secondWay().send(new IncidentChange.Healed(done.incident()));
        }
        return attended(answer, by, "was closed by");
    }

    private Answer attended(DeskAnswer answer, Person by, String what) {
        if (answer instanceof DeskAnswer.Refused refused) {
            return new Answer.Private(ChatMessage.plain("Nothing was done", refused.reason(), Tone.WARNING));
        }
        Incident now = ((DeskAnswer.Done) answer).incident();
        incidents.reporter().attended(now);
        List<TimelineEntry> timeline = incidents.store().timeline(now.id());
        String words = timeline.isEmpty()
                ? ""
                : " " + timeline.get(timeline.size() - 1).text();
        return new Answer.Shown(ChatMessage.plain(
                "", "Incident " + now.id() + " " + what + " " + by.name() + "." + words, Tone.NEUTRAL));
    }

    private Answer investigate(Incident incident) {
        return incidents.investigations().begin(incident)
                ? new Answer.Shown(ChatMessage.plain(
                        "", "The runbook of incident " + incident.id() + " is being followed.", Tone.NEUTRAL))
                : new Answer.Private(ChatMessage.plain(
                        "Nothing was done",
                        "Incident " + incident.id()
                                + " is being looked into already, or there is nothing to ask; its message shows what is found.",
                        Tone.NEUTRAL));
    }

    private ChatMessage details(Incident incident) {
        Optional<Part.File> report = incident.isOpen()
                ? Optional.empty()
                : Optional.of(IncidentReport.file(incidents.reports().story(incident)));
        return IncidentDetailsMessage.of(incident, incidents.store().timeline(incident.id()), report);
    }
}
