package io.understudy.commands.tell;

import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.render.IncidentReport;
import io.understudy.commands.render.IncidentStory;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.operate.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The reports of incidents that are over. */
public final class IncidentReports {
    private static final int RECENT = 100;
    private final MessageBoard board;
    private final IncidentStore store;
    private final IncidentPlaces places;
    private final Function<String, List<Operation>> operations;

    /** Takes the newest operations of a cluster, by its name. */
    public IncidentReports(
            MessageBoard board,
            IncidentStore store,
            IncidentPlaces places,
            Function<String, List<Operation>> operations) {
        this.board = board;
        this.store = store;
        this.places = places;
        this.operations = operations;
    }

    /** Posts the report, or edits it when something was added; nothing while the incident goes on. */
    public void export(Incident incident) {
        if (!incident.isOpen()) {
            places.of(incident)
                    .ifPresent(place -> board.put(Draft.announcement(
                            IncidentPlaces.key(incident.id()) + "/report",
                            place,
                            IncidentReport.message(story(incident)))));
        }
    }

    /** What is known of an incident up to now. */
    public IncidentStory story(Incident incident) {
        List<Operation> about = operations.apply(incident.cluster()).stream()
                .limit(RECENT)
                .filter(operation -> Concern.isAbout(operation, incident))
                .sorted(Comparator.comparing(Operation::id))
                .toList();
        return new IncidentStory(
                incident,
                store.timeline(incident.id()),
                about,
                board.byKey(IncidentPlaces.key(incident.id())).map(PostedMessage::at));
    }
}
