package io.understudy.commands.tell;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.AlertMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.watch.IncidentChange;
import java.util.List;
import java.util.Optional;

/** Puts incidents on the board: one message each, edited when it heals, and a short new reply then. */
public final class IncidentReporter {
    private final MessageBoard board;

    public IncidentReporter(MessageBoard board) {
        this.board = board;
    }

    /** Tells the cluster's channel; telling the same change again changes nothing. */
    public void report(ManagedCluster cluster, List<IncidentChange> changes) {
        for (IncidentChange change : changes) {
            PostedMessage posted = put(cluster, change.incident());
            if (change instanceof IncidentChange.Healed) {
                reply(posted, change.incident());
            }
        }
    }

    private PostedMessage put(ManagedCluster cluster, Incident incident) {
        return board.put(Draft.announcement(
                "incident/" + incident.id(), Place.in(cluster.channel()), AlertMessage.of(incident)));
    }

    private void reply(PostedMessage posted, Incident incident) {
        Place thread = new Place(posted.place().channel(), Optional.of(posted.id()), Optional.empty());
        board.put(Draft.announcement("incident/" + incident.id() + "/healed", thread, AlertMessage.healed(incident)));
    }
}
