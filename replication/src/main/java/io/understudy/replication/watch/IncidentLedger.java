package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.incident.Attention;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.incident.Trouble;
import io.understudy.replication.watch.IncidentChange.Changed;
import io.understudy.replication.watch.IncidentChange.Healed;
import io.understudy.replication.watch.IncidentChange.How;
import io.understudy.replication.watch.IncidentChange.Opened;
import io.understudy.replication.watch.IncidentChange.Reopened;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens, continues and ends incidents by the conditions that stand. One thread at a time. */
final class IncidentLedger {
    private static final Duration REOPENED_WITHIN = Duration.ofMinutes(30);
    private static final int RECENT = 50;

    private final IncidentStore store;
    private final SeenLog seen;
    private final Turns turns;

    IncidentLedger(IncidentStore store) {
        this.store = store;
        seen = new SeenLog(store);
        turns = new Turns(store);
    }

    /** What changed, the gravest news first. */
    List<IncidentChange> settle(Circumstances now) {
        Stream<IncidentChange> opened = now.untold().stream().map(conditions -> begin(conditions, now));
        Stream<IncidentChange> others = now.concerned().stream().flatMap(incident -> {
            List<Diagnosis> conditions = now.standing().get(incident.key());
            return (conditions == null ? over(incident, now) : goesOn(incident, conditions, now)).stream();
        });
        List<IncidentChange> changes = Stream.concat(opened, others).toList();
        seen.write();
        return changes;
    }

    private IncidentChange begin(List<Diagnosis> conditions, Circumstances now) {
        Trouble trouble = Trouble.of(conditions).withSigns(now.consequencesOf(conditions));
        Optional<Incident> reopened = closedByHand(trouble, now.now())
                .flatMap(one -> store.reopen(
                        one.id(), entry(one, now, Kind.REOPENED, "It is there again. " + trouble.sentence())));
        Incident incident = reopened.orElseGet(() -> store.open(trouble, now.now()));
        if (reopened.isEmpty()) {
            store.append(new TimelineEntry(incident.id(), now.firstSight(incident), Kind.SEEN, trouble.sentence()));
        }
        Incident shown = seen.shown(incident, trouble, Optional.of(now.now()));
        seen.saw(shown, alerts(conditions), reopened.isPresent(), now.elapsed());
        return reopened.isPresent() ? new Reopened(shown) : new Opened(shown);
    }

    private Optional<Incident> closedByHand(Trouble trouble, Instant now) {
        return store.recent(trouble.cluster(), RECENT).stream()
                .filter(one -> one.key().equals(trouble.key()))
                .findFirst()
                .filter(one -> one.attention().resolvedBy().isPresent())
                .filter(one -> one.closedAt()
                        .filter(at -> Duration.between(at, now).abs().compareTo(REOPENED_WITHIN) <= 0)
                        .isPresent());
    }

    private Optional<IncidentChange> goesOn(Incident incident, List<Diagnosis> conditions, Circumstances now) {
        if (conditions.isEmpty()) {
            return Optional.empty();
        }
        Set<Alert> before = seen.alerts(incident).orElseGet(() -> alerts(conditions));
        Trouble trouble = Trouble.of(conditions).withSigns(now.consequencesOf(conditions));
        Incident shown = seen.shown(incident, trouble, Optional.of(now.now()).filter(at -> now.sees(incident)));
        Optional<IncidentChange> change = incident.attention().flapping()
                ? comesBack(incident, shown, now)
                : change(incident, shown, before, conditions, now);
        Incident kept = change.map(IncidentChange::incident).orElse(shown);
        seen.saw(kept, alerts(conditions), change.isPresent(), now.elapsed());
        return change.filter(one -> !now.quiet().covers(incident.key(), conditions));
    }

    private Optional<IncidentChange> change(
            Incident incident, Incident shown, Set<Alert> before, List<Diagnosis> conditions, Circumstances now) {
        int graver = shown.severity().compareTo(incident.severity());
        if (graver > 0) {
            return Optional.of(worse(shown, now));
        }
        Set<Alert> after = alerts(conditions);
        if (graver < 0 || !after.containsAll(before)) {
            store.append(entry(shown, now, Kind.EASED, "Now: " + shown.sentence()));
            return Optional.of(new Changed(shown, graver < 0 ? How.EASED : How.SIGNS));
        }
        if (!before.containsAll(after)) {
            store.append(entry(shown, now, Kind.SEEN, "Besides: " + newSigns(conditions, before)));
            return Optional.of(new Changed(shown, How.SIGNS));
        }
        return Optional.empty();
    }

    private static String newSigns(List<Diagnosis> conditions, Set<Alert> before) {
        return conditions.stream()
                .filter(one -> !before.contains(one.alert()))
                .map(Diagnosis::sentence)
                .collect(Collectors.joining(" "));
    }

    private Changed worse(Incident shown, Circumstances now) {
        Attention attention =
                attend(shown, one -> one.worsened(now.now()), entry(shown, now, Kind.WORSE, shown.sentence()));
        return new Changed(shown.with(attention), How.WORSE);
    }

    /** While it flaps, only something graver than ever is worth a word, and that it does not flap any longer. */
    private Optional<IncidentChange> comesBack(Incident incident, Incident shown, Circumstances now) {
        turns.saw(incident, true, now.elapsed());
        if (shown.severity().compareTo(incident.severity()) > 0) {
            return Optional.of(worse(shown, now));
        }
        if (!turns.isCalm(incident, now.elapsed())) {
            return Optional.empty();
        }
        turns.forget(incident);
        Attention attention = attend(
                shown,
                one -> one.flapping(false),
                entry(shown, now, Kind.FLAPPING, "It has stopped to come and go, and lasts."));
        return Optional.of(new Changed(shown.with(attention), How.STEADY));
    }

    private Optional<IncidentChange> over(Incident incident, Circumstances now) {
        if (incident.attention().flapping()) {
            turns.saw(incident, false, now.elapsed());
            return turns.isCalm(incident, now.elapsed()) ? heal(incident, now) : Optional.empty();
        }
        if (turns.tooMany(incident, now.now())) {
            turns.saw(incident, false, now.elapsed());
            Attention attention = attend(
                    incident,
                    one -> one.flapping(true),
                    entry(incident, now, Kind.FLAPPING, "It comes and goes: it stays open until it is calm."));
            return Optional.of(new Changed(incident.with(attention), How.FLAPPING));
        }
        return heal(incident, now);
    }

    private Optional<IncidentChange> heal(Incident incident, Circumstances now) {
        turns.forget(incident);
        seen.forget(incident);
        return store.close(incident.id(), incident.attention(), entry(incident, now, Kind.HEALED, "It is over."))
                .map(Healed::new);
    }

    /** Keeps it, whatever somebody clicks at the same time; what is closed meanwhile stays as it is. */
    private Attention attend(Incident incident, UnaryOperator<Attention> next, TimelineEntry entry) {
        Optional<Incident> asRead = Optional.of(incident);
        while (asRead.filter(Incident::isOpen).isPresent()) {
            Incident read = asRead.get();
            Optional<Incident> kept = store.attend(read, next.apply(read.attention()), entry);
            if (kept.isPresent()) {
                return kept.get().attention();
            }
            asRead = store.byId(incident.id());
        }
        return incident.attention();
    }

    private static Set<Alert> alerts(List<Diagnosis> conditions) {
        return conditions.stream().map(Diagnosis::alert).collect(Collectors.toSet());
    }

    private static TimelineEntry entry(Incident incident, Circumstances now, Kind kind, String text) {
        return new TimelineEntry(incident.id(), now.now(), kind, text);
    }
}
