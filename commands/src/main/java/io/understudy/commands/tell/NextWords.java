package io.understudy.commands.tell;

import io.understudy.commands.render.NextWord;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.watch.Reminders;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * When people hear of an incident again if nobody does anything: what comes first.
 *
 * @param settings of each cluster, by its name
 */
public record NextWords(IncidentStore store, Map<String, EscalationSettings> settings)
        implements Function<Incident, Optional<NextWord>> {
    public NextWords {
        settings = Map.copyOf(settings);
    }

    @Override
    public Optional<NextWord> apply(Incident incident) {
        EscalationSettings to = settings.getOrDefault(incident.cluster(), EscalationSettings.DEFAULT);
        Reminders rules = new Reminders(to);
        Optional<Instant> reminder = rules.nextReminder(incident);
        Optional<Instant> escalation = rules.nextEscalation(incident, store.timeline(incident.id()));
        boolean escalates = escalation.isPresent()
                && reminder.map(at -> !escalation.get().isAfter(at)).orElse(true);
        return (escalates ? escalation : reminder).map(at -> new NextWord(at, escalates, to.channel(), to.people()));
    }
}
