package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import java.util.List;
import java.util.Optional;

/** Stores that people are told again, then lets them be told; a click at the same moment is faster. */
final class Prompter {
    private final IncidentStore store;
    private final EscalationSettings settings;
    private final Reminders reminders;

    Prompter(IncidentStore store, EscalationSettings settings) {
        this.store = store;
        this.settings = settings;
        reminders = new Reminders(settings);
    }

    List<IncidentChange> prompt(Circumstances now) {
        return now.concerned().stream()
                .filter(one -> !now.quiet().covers(one.key(), conditions(one, now)))
                .flatMap(one -> prompt(one, now).stream())
                .toList();
    }

    private static List<Diagnosis> conditions(Incident incident, Circumstances now) {
        return now.standing().getOrDefault(incident.key(), List.of());
    }

    private Optional<IncidentChange> prompt(Incident incident, Circumstances now) {
        Attention reminded = incident.attention().reminded(now.now());
        if (reminders.mayEscalate(incident, now.now())
                && reminders.escalates(incident, store.timeline(incident.id()), now.now())) {
            return keep(incident, reminded.escalated(), now, Kind.ESCALATED)
                    .map(one -> new IncidentChange.Escalated(one, settings));
        }
        return reminders.remindsOf(incident, now.now())
                ? keep(incident, reminded, now, Kind.REMINDED).map(IncidentChange.Reminded::new)
                : Optional.empty();
    }

    private Optional<Incident> keep(Incident incident, Attention next, Circumstances now, Kind kind) {
        String text = "Nobody has acknowledged it.";
        return store.attend(incident, next, new TimelineEntry(incident.id(), now.now(), kind, text));
    }
}
