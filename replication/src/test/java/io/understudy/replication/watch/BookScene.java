package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentDesk;
import io.understudy.replication.operate.Person;
import io.understudy.replication.theatre.IncidentsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One cluster's book of alerts: what is found is what the test says, every second, until it says something else. */
final class BookScene {
    static final Person ALICE = new Person("web", "alice", "Alice");
    static final Person BOB = new Person("web", "bob", "Bob");
    private static final EscalationSettings ESCALATION =
            new EscalationSettings(Duration.ofMinutes(15), 3, Optional.of("on-call"), List.of());

    final IncidentsInMemory incidents = new IncidentsInMemory();
    Instant now = Sketch.NOON;
    final IncidentDesk desk = new IncidentDesk(incidents, () -> now);
    Predicate<Diagnosis> explained = one -> false;
    private List<Suspicion> found = List.of();
    private List<Suspicion> lingering = List.of();
    private Set<String> unseen = Set.of();
    private AlertBook book = newBook();

    private AlertBook newBook() {
        return new AlertBook("shop", incidents, ESCALATION);
    }

    /** From now on. */
    BookScene shows(Suspicion... conditions) {
        found = List.of(conditions);
        lingering = List.of();
        unseen = Set.of();
        return this;
    }

    /** Nothing by the strict measure, and these by the relaxed one. */
    BookScene showsFaintly(Suspicion... conditions) {
        shows();
        lingering = List.of(conditions);
        return this;
    }

    /** Nothing, because these nodes were not seen. */
    BookScene doesNotSee(String... nodes) {
        shows();
        unseen = Set.of(nodes);
        return this;
    }

    /** Another process on the same store. */
    BookScene restart() {
        book = newBook();
        return this;
    }

    List<String> look() {
        return look(Duration.ofSeconds(1));
    }

    List<String> look(Duration later) {
        now = now.plus(later);
        Sight sight = new Sight(now, found, lingering, alert -> true, one -> one.node()
                .filter(unseen::contains)
                .isEmpty());
        book.saw(sight);
        return book.settle(sight, explained).stream().map(BookScene::words).toList();
    }

    private static String words(IncidentChange change) {
        String how = change instanceof IncidentChange.Changed changed ? " " + changed.how() : "";
        return change.getClass().getSimpleName() + " " + change.incident().key() + how;
    }

    /** A look each second. */
    List<String> during(Duration time) {
        return during(time, Duration.ofSeconds(1));
    }

    List<String> during(Duration time, Duration interval) {
        List<String> changes = new ArrayList<>();
        for (Duration done = Duration.ZERO; done.compareTo(time) < 0; done = done.plus(interval)) {
            changes.addAll(look(interval));
        }
        return changes;
    }

    List<String> looks(int times) {
        return during(Duration.ofSeconds(times));
    }

    AlertBook book() {
        return book;
    }

    Incident incident() {
        return incidents.recent("shop", 1).get(0);
    }
}
