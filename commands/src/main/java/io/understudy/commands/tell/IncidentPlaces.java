package io.understudy.commands.tell;

import io.understudy.commands.chat.IncidentChannel;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.replication.incident.Incident;
import java.util.Optional;
import java.util.function.Predicate;

/** Where what belongs to an incident is said: in the thread of its message, or in a channel of its own. */
public final class IncidentPlaces {
    private final MessageBoard board;
    private final Predicate<String> ownChannel;

    /** {@code ownChannel}: whether grave incidents of a cluster get a channel of their own. */
    public IncidentPlaces(MessageBoard board, Predicate<String> ownChannel) {
        this.board = board;
        this.ownChannel = ownChannel;
    }

    /** The key of an incident's message. */
    static String key(long incident) {
        return "incident/" + incident;
    }

    /** Empty while the incident's message is not posted: then there is nothing to talk below. */
    Optional<Place> of(Incident incident) {
        return board.byKey(key(incident.id())).map(posted -> of(incident, posted));
    }

    /** An incident that had its channel once stays in it, also when it became milder. */
    private Place of(Incident incident, PostedMessage posted) {
        Place own = Place.in(new IncidentChannel(incident.id(), incident.cluster()).name());
        boolean there = board.byKey(Investigations.key(incident.id()))
                .filter(runbook -> runbook.place().equals(own))
                .isPresent();
        return there || (incident.isGrave() && ownChannel.test(incident.cluster()))
                ? own
                : new Place(posted.place().channel(), Optional.of(posted.id()), Optional.empty());
    }
}
