package io.understudy.bot.webhook;

import io.understudy.bot.webhook.WebhookEvent.Kind;
import io.understudy.bot.webhook.WebhookPost.Outcome;
import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.Parcel;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.operate.Person;
import io.understudy.replication.watch.IncidentChange;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Puts what matters enough into the outbox, under ids that the same change always gets. */
public final class Webhook implements SecondWay {
    private final Severity from;
    private final Outbox outbox;
    private final URI console;
    private final WebhookPost post;
    private final InstantSource clock;

    Webhook(Severity from, Outbox outbox, URI console, WebhookPost post, InstantSource clock) {
        this.from = from;
        this.outbox = outbox;
        this.console = console;
        this.post = post;
        this.clock = clock;
    }

    @Override
    public void send(IncidentChange change) {
        Incident incident = change.incident();
        String opened = "incident-" + incident.id() + "-opened";
        boolean known = outbox.find(opened).isPresent();
        kind(change).filter(kind -> known || matters(incident)).ifPresent(kind -> {
            if (known) {
                put(incident, kind, at(change), id(change));
            } else if (incident.isOpen()) {
                put(incident, Kind.OPENED, at(change), opened);
            }
        });
    }

    private void put(Incident incident, Kind kind, Instant at, String id) {
        WebhookEvent event = WebhookEvent.of(incident, kind, at, id, console);
        outbox.add(Parcel.waiting(id, incident.cluster(), event.json(), clock.instant()));
    }

    @Override
    public Trial test(Person by) {
        WebhookEvent event = WebhookEvent.test(by, clock.instant(), console);
        String to = post.url().getHost();
        try {
            Outcome outcome = post.send(event.id(), event.json());
            if (outcome instanceof Outcome.TryAgain later) {
                return new Trial.Failed(to, later.reason());
            }
            return outcome instanceof Outcome.Refused refused
                    ? new Trial.Failed(to, refused.reason())
                    : new Trial.Delivered(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Trial.Failed(to, "the bot stops");
        }
    }

    private boolean matters(Incident incident) {
        boolean unwatched = incident.alert() == Alert.NOBODY_WATCHES && incident.isGrave();
        return unwatched || incident.severity().compareTo(from) >= 0;
    }

    /** Reminders, and signs of a trouble that is known, are told in chat only. */
    private static Optional<Kind> kind(IncidentChange change) {
        if (change instanceof IncidentChange.Opened || change instanceof IncidentChange.Reopened) {
            return Optional.of(Kind.OPENED);
        }
        if (change instanceof IncidentChange.Healed) {
            return Optional.of(Kind.HEALED);
        }
        boolean told = change instanceof IncidentChange.Escalated
                || (change instanceof IncidentChange.Changed changed && changed.how() != IncidentChange.How.SIGNS);
        return told ? Optional.of(Kind.CHANGED) : Optional.empty();
    }

    private static Instant at(IncidentChange change) {
        Incident incident = change.incident();
        return change instanceof IncidentChange.Opened
                ? incident.openedAt()
                : incident.closedAt().orElse(incident.lastSeenAt());
    }

    private static String id(IncidentChange change) {
        String opened = "incident-" + change.incident().id() + "-";
        if (change instanceof IncidentChange.Opened) {
            return opened + "opened";
        }
        String what = change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return opened + what + "-" + at(change).toEpochMilli();
    }
}
