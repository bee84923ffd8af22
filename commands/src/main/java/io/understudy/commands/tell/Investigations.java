package io.understudy.commands.tell;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.ChatMessage.Phase;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.RunbookMessage;
import io.understudy.commands.render.RunbookWords;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.Investigator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows incidents' runbooks on threads of their own and shows what was found, one message per incident. */
public final class Investigations {
    private static final Logger LOG = LoggerFactory.getLogger(Investigations.class);
    private final MessageBoard board;
    private final IncidentStore store;
    private final IncidentPlaces places;
    private final Function<String, Optional<Investigator>> investigators;
    private final Executor threads;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private volatile LongConsumer listener = incident -> {};

    /** Takes the investigator of each cluster by its name, empty for the bot's own; each runs some seconds on the executor. */
    public Investigations(
            MessageBoard board,
            IncidentStore store,
            IncidentPlaces places,
            Function<String, Optional<Investigator>> investigators,
            Executor threads) {
        this.board = board;
        this.store = store;
        this.places = places;
        this.investigators = investigators;
        this.threads = threads;
    }

    /** {@code listener}: gets the id of each incident whose runbook was followed to its end. */
    void whenFound(LongConsumer listener) {
        this.listener = listener;
    }

    /** The cause that the runbook of an incident found last. */
    Optional<String> found(Incident incident) {
        return board.byKey(key(incident.id())).flatMap(posted -> RunbookMessage.cause(posted.message()));
    }

    Optional<Incident> incident(long id) {
        return store.byId(id);
    }

    static String key(long incident) {
        return IncidentPlaces.key(incident) + "/runbook";
    }

    /**
     * Investigates, or does it anew, and edits what it showed before.
     *
     * @return whether it begins now; not while one is under way, and not where there is nobody to ask
     */
    public boolean begin(Incident incident) {
        Optional<Place> place = places.of(incident);
        Optional<Investigator> investigator = investigators.apply(incident.cluster());
        if (place.isEmpty() || investigator.isEmpty() || !running.add(incident.id())) {
            return false;
        }
        try {
            put(incident, place.get(), RunbookMessage.working(incident));
            threads.execute(() -> investigate(investigator.get(), incident, place.get()));
            return true;
        } catch (RuntimeException e) {
            running.remove(incident.id());
            throw e;
        }
    }

    /** After a start: one that a stopped bot left unfinished is done again. */
    void goOn(Incident incident) {
        board.byKey(key(incident.id()))
                .map(PostedMessage::message)
                .filter(message -> message.phase() == Phase.WORKING)
                .ifPresent(unfinished -> begin(incident));
    }

    /** Nothing is to be done any more about one that is over; notes go on. */
    void settle(Incident incident) {
        board.byKey(key(incident.id()))
                .filter(posted -> posted.message().phase() == Phase.FINAL)
                .ifPresent(posted -> put(incident, posted.place(), RunbookMessage.over(posted.message())));
    }

    private void investigate(Investigator investigator, Incident asked, Place place) {
        try {
            Investigation found = investigator.investigate(asked);
            Incident now = store.byId(asked.id()).orElse(asked);
            put(now, place, RunbookMessage.of(now, found));
            remember(now, found);
            listener.accept(now.id());
        } catch (RuntimeException e) {
            LOG.error("What was found about incident {} could not be shown", asked.id(), e);
        } finally {
            running.remove(asked.id());
        }
    }

    /** What the timeline says already is not said again. */
    private void remember(Incident incident, Investigation found) {
        List<String> known = store.timeline(incident.id()).stream()
                .filter(entry -> entry.kind() == Kind.CHECKED)
                .map(TimelineEntry::text)
                .toList();
        RunbookWords.of(found).stream()
                .filter(line -> !known.contains(line))
                .forEach(line -> store.append(new TimelineEntry(incident.id(), found.at(), Kind.CHECKED, line)));
    }

    private void put(Incident incident, Place place, ChatMessage message) {
        board.put(Draft.announcement(key(incident.id()), place, message));
    }
}
