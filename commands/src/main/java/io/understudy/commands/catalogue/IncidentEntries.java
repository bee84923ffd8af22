package io.understudy.commands.catalogue;

import io.understudy.commands.access.Role;
import io.understudy.commands.catalogue.CommandEntry.Argument;
import java.util.List;

/** What people do about incidents, and the way to try out whether they would hear of one. */
final class IncidentEntries {
    static final List<CommandEntry> ALL = List.of(
            new CommandEntry(
                    Verb.INCIDENTS,
                    Argument.CLUSTER_OR_ALL,
                    "Show what is wrong now and what was lately.",
                    "/replica incidents orders",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.INCIDENT,
                    Argument.INCIDENT,
                    "Show one incident with its timeline; once it is over, with its report.",
                    "/replica incident 12",
                    Role.VIEWER),
            new CommandEntry(
                    Verb.RUNBOOK,
                    Argument.INCIDENT,
                    "Look for an incident's cause: every step of its runbook with what was found. Changes nothing.",
                    "/replica runbook 12",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.ACK,
                    Argument.INCIDENT,
                    "Say that you look after an incident: no reminders, no escalation, until it becomes worse.",
                    "/replica ack 12",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.SNOOZE,
                    Argument.INCIDENT_UNTIL,
                    "Hold back an incident's reminders and escalation for a while, at most 7 d.",
                    "/replica snooze 12 4h",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.SILENCE,
                    Argument.INCIDENT_UNTIL,
                    "Tell nothing of the same trouble at the same node for a while, at most 7 d; never what pages.",
                    "/replica silence 12 until 09:00",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.RESOLVE,
                    Argument.INCIDENT,
                    "Close an incident by hand; seen again soon, it is reopened.",
                    "/replica resolve 12",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.NOTE,
                    Argument.NOTE,
                    "Add your words to an incident's timeline and report.",
                    "/replica note 12 moved the address by hand",
                    Role.OPERATOR),
            new CommandEntry(
                    Verb.ALERT_TEST,
                    Argument.CLUSTER,
                    "Send a harmless test alert all the ways that a real one goes, and say which of them took it.",
                    "/replica alert test",
                    Role.OPERATOR));

    private IncidentEntries() {}
}
