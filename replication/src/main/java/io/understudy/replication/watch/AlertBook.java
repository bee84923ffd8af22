package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The conditions of one cluster, or of the bot itself, from the first suspicion to the end of their incidents. Whoever
 * finds conditions tells them here, as often as it looks. Safe for any thread; one update at a time.
 */
public final class AlertBook {
    /** The name under which the bot's own troubles are kept; no cluster may have it. */
    public static final String OF_THE_BOT = "understudy";

    private final String cluster;
    private final IncidentStore store;
    private final ElapsedTime time = new ElapsedTime();
    private final Confirmation confirmation = new Confirmation();
    private final IncidentLedger ledger;
    private final Prompter prompter;
    private List<Incident> open;

    /** Knows what was open before a restart. */
    public AlertBook(String cluster, IncidentStore store, EscalationSettings escalation) {
        this.cluster = cluster;
        this.store = store;
        ledger = new IncidentLedger(store);
        prompter = new Prompter(store, escalation);
        open = store.open(cluster);
        confirmation.follow(open, Duration.ZERO);
    }

    /**
     * Learns what somebody else than the watch found. A condition counts from the second telling on, when its hold is
     * over; it ends after it was not told four times, and for twice its hold.
     *
     * @param judged what was looked for: what is not found of these alerts is absent. A question that failed is left out
     * @return the changes of incidents of these alerts, and their reminders
     */
    public synchronized List<IncidentChange> update(Set<Alert> judged, List<Suspicion> found, Instant now) {
        Sight sight = new Sight(now, found, List.of(), judged::contains, condition -> true);
        saw(sight);
        return settle(sight, diagnosis -> false);
    }

    /** Learns what one look found; nothing is opened or closed yet. */
    synchronized void saw(Sight sight) {
        Duration now = time.at(sight.at());
        open = store.open(cluster);
        confirmation.follow(open, now);
        Inhibition causes = Inhibition.by(sight.found().stream()
                .map(one -> ConditionId.of(one.diagnosis()))
                .toList());
        confirmation.saw(sight.butNot(causes::covers), now);
    }

    /**
     * Something is new that counts at once: whether it is a slip can be told now.
     *
     * @param judged what another look would tell: what somebody else found is not seen by looking again
     */
    synchronized boolean wantsAnotherLook(Predicate<Alert> judged) {
        return confirmation.wantsAnotherLook(judged);
    }

    synchronized boolean anythingStands() {
        return confirmation.anythingStands();
    }

    /**
     * Brings the incidents in step with what was seen.
     *
     * @param explained by work that goes on
     */
    synchronized List<IncidentChange> settle(Sight newest, Predicate<Diagnosis> explained) {
        if (open.isEmpty() && !confirmation.anythingStands()) {
            return List.of();
        }
        Circumstances now = new Circumstances(
                newest.at(),
                time.at(newest.at()),
                open,
                confirmation.standing(),
                confirmation.presence(),
                newest.judged(),
                Quiet.of(inhibition(newest), explained, store.silences(cluster, newest.at())));
        List<IncidentChange> changes = ledger.settle(now);
        changes.forEach(this::remember);
        return Stream.concat(changes.stream(), prompter.prompt(now).stream()).toList();
    }

    private void remember(IncidentChange change) {
        if (change.incident().isOpen()) {
            confirmation.began(change.incident());
        } else {
            confirmation.ended(change.incident());
        }
    }

    /** A cause that is suspected only is waited for, rather than telling its consequences first. */
    private Inhibition inhibition(Sight newest) {
        Stream<ConditionId> suspected =
                newest.found().stream().filter(Suspicion::countsAtOnce).map(one -> ConditionId.of(one.diagnosis()));
        return Inhibition.by(
                Stream.concat(confirmation.ids().stream(), suspected).distinct().toList());
    }

    /** Of what one look found, what counts: at once or because it lasted; gravest first. */
    synchronized List<Diagnosis> standing(List<Suspicion> found) {
        return Confirmation.gravestOfEachAlert(found.stream()
                .filter(one -> one.countsAtOnce() || confirmation.stands(one.diagnosis()))
                .map(Suspicion::diagnosis)
                .toList());
    }
}
