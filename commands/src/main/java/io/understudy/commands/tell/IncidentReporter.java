package io.understudy.commands.tell;

import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.IncidentMessage;
import io.understudy.commands.render.IncidentReplies;
import io.understudy.commands.render.NextWord;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.watch.IncidentChange;
import io.understudy.replication.watch.IncidentChange.How;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts incidents on the board: one message each, edited as it goes on; below it a new one for what people must notice, the
 * runbook of a grave one, and the report at the end. All under keys, so that nothing is said twice.
 */
public final class IncidentReporter {
    private final MessageBoard board;
    private final IncidentPlaces places;
    private final Investigations investigations;
    private final IncidentReports reports;
    private final Escalations escalations;
    private final Function<Incident, Optional<NextWord>> next;

    /** {@code next}: when people hear of an incident again if nobody does anything. */
    public IncidentReporter(
            MessageBoard board,
            IncidentPlaces places,
            Investigations investigations,
            IncidentReports reports,
            Function<Incident, Optional<NextWord>> next) {
        this.board = board;
        this.places = places;
        this.investigations = investigations;
        this.reports = reports;
        this.escalations = new Escalations(board);
        this.next = next;
        investigations.whenFound(this::found);
    }

    /** Tells the cluster's channel; telling the same change again changes nothing. */
    public void report(ManagedCluster cluster, List<IncidentChange> changes) {
        report(cluster.channel(), changes);
    }

    /** Tells a channel; for incidents of the bot itself, which belong to no cluster. */
    public void report(String channel, List<IncidentChange> changes) {
        changes.forEach(change -> report(channel, change));
    }

    private void report(String channel, IncidentChange change) {
        Incident incident = change.incident();
        put(channel, incident);
        if (change instanceof IncidentChange.Changed changed) {
            changed(incident, changed.how());
        } else if (change instanceof IncidentChange.Reminded) {
            reply(incident, "reminded", incident.attention().remindedAt(), IncidentReplies.reminder(incident));
        } else if (change instanceof IncidentChange.Escalated escalated) {
            reply(
                    incident,
                    "escalated",
                    Optional.of(incident.lastSeenAt()),
                    IncidentReplies.escalated(incident, escalated.to()));
            escalations.tell(incident, escalated.to());
        } else if (change instanceof IncidentChange.Healed) {
            over(incident);
        } else if (change instanceof IncidentChange.Reopened) {
            reply(incident, "reopened", Optional.of(incident.lastSeenAt()), IncidentReplies.reopened(incident));
        }
        boolean graver = change instanceof IncidentChange.Opened
                || change instanceof IncidentChange.Reopened
                || (change instanceof IncidentChange.Changed changed && changed.how() == How.WORSE);
        if (graver && incident.isGrave()) {
            investigations.begin(incident);
        }
    }

    private void changed(Incident incident, How how) {
        Optional<Instant> at = Optional.of(incident.lastSeenAt());
        if (how == How.WORSE) {
            reply(incident, "worse", at, IncidentReplies.worse(incident));
        } else if (how == How.FLAPPING) {
            reply(incident, "flapping", at, IncidentReplies.flapping(incident));
        }
    }

    /** Shows what somebody did about it. */
    public void attended(Incident incident) {
        board.byKey(IncidentPlaces.key(incident.id()))
                .ifPresent(posted -> put(posted.place().channel(), incident));
        escalations.settle(incident);
        IncidentReplies.acknowledged(incident)
                .ifPresent(message -> reply(
                        incident,
                        "acknowledged",
                        incident.attention().acknowledged().map(one -> one.at()),
                        message));
        if (!incident.isOpen()) {
            over(incident);
        }
    }

    /** After a note or a line about an operation: the report has them too. */
    public void added(Incident incident) {
        reports.export(incident);
    }

    /** At start: what a stopped bot stored and did not tell any more. {@code recent}: open and closed ones. */
    public void tellLeftovers(ManagedCluster cluster, List<Incident> recent) {
        for (Incident incident : recent) {
            boolean told = board.byKey(IncidentPlaces.key(incident.id())).isPresent();
            if (incident.isOpen() && !told) {
                report(cluster.channel(), new IncidentChange.Opened(incident));
            } else if (incident.isOpen()) {
                put(cluster.channel(), incident);
                investigations.goOn(incident);
            } else if (told) {
                put(cluster.channel(), incident);
                over(incident);
            }
        }
    }

    private void over(Incident incident) {
        escalations.settle(incident);
        investigations.settle(incident);
        reply(incident, "ended", incident.closedAt(), IncidentReplies.ended(incident));
        reports.export(incident);
    }

    /** Whoever puts the incident as it is now waits for the other, so that no older picture stays. */
    private synchronized void found(long id) {
        board.byKey(IncidentPlaces.key(id)).ifPresent(posted -> investigations
                .incident(id)
                .ifPresent(incident -> put(posted.place().channel(), incident)));
    }

    /** It stays where it is, also when the channel is configured otherwise now. */
    private synchronized void put(String channel, Incident incident) {
        String key = IncidentPlaces.key(incident.id());
        Place place = board.byKey(key).map(PostedMessage::place).orElseGet(() -> Place.in(channel));
        Optional<NextWord> word = incident.isOpen() ? next.apply(incident) : Optional.empty();
        board.put(Draft.announcement(key, place, IncidentMessage.of(incident, investigations.found(incident), word)));
    }

    /** {@code at}: when that happened: it may happen again, and is said again then. */
    private void reply(Incident incident, String what, Optional<Instant> at, ChatMessage message) {
        String key = IncidentPlaces.key(incident.id()) + "/" + what
                + at.map(time -> "/" + time.toEpochMilli()).orElse("");
        Optional<Place> place = places.of(incident);
        if (place.isPresent() && board.byKey(key).isEmpty()) {
            board.put(Draft.announcement(key, place.get(), message));
        }
    }
}
