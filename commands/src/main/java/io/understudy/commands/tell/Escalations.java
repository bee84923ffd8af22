package io.understudy.commands.tell;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.IncidentReplies;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import java.util.List;
import java.util.Optional;

/** An incident's message in the channel that it was escalated to: one, whose buttons go once somebody looks after it. */
final class Escalations {
    /** What somebody who settled it does not need to know any more. */
    private static final EscalationSettings NOBODY =
            new EscalationSettings(EscalationSettings.DEFAULT.after(), 0, Optional.empty(), List.of());

    private final MessageBoard board;

    Escalations(MessageBoard board) {
        this.board = board;
    }

    /** A new message each time: an edit would notify nobody. */
    void tell(Incident incident, EscalationSettings to) {
        to.channel().ifPresent(channel -> {
            int number = 1;
            while (board.byKey(key(incident, number)).isPresent()) {
                number++;
            }
            board.put(Draft.announcement(
                    key(incident, number), Place.in(channel), IncidentReplies.escalatedElsewhere(incident, to)));
        });
    }

    /** Lets the buttons go. */
    void settle(Incident incident) {
        if (incident.isOpen() && incident.attention().acknowledged().isEmpty()) {
            return;
        }
        Optional<PostedMessage> posted = board.byKey(key(incident, 1));
        for (int number = 1; posted.isPresent(); posted = board.byKey(key(incident, ++number))) {
            board.put(Draft.announcement(
                    posted.get().key(), posted.get().place(), IncidentReplies.escalatedElsewhere(incident, NOBODY)));
        }
    }

    private static String key(Incident incident, int number) {
        return IncidentPlaces.key(incident.id()) + "/elsewhere/" + number;
    }
}
