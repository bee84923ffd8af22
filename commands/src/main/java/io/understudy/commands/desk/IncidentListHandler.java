package io.understudy.commands.desk;

import io.understudy.commands.render.IncidentListMessage;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import java.util.List;
import java.util.stream.Stream;

/** Shows the incidents that are open, and some that ended. */
final class IncidentListHandler implements ClusterHandler {
    private static final int CLOSED_SHOWN = 10;
    private final IncidentStore store;

    IncidentListHandler(IncidentStore store) {
        this.store = store;
    }

    @Override
    public Answer answer(List<ManagedCluster> clusters, Asked asked) {
        List<String> names = clusters.stream().map(one -> one.spec().name()).toList();
        Stream<Incident> open = names.stream().flatMap(name -> store.open(name).stream());
        Stream<Incident> closed = names.stream()
                .flatMap(name -> store.recent(name, CLOSED_SHOWN).stream())
                .filter(one -> !one.isOpen())
                .limit(CLOSED_SHOWN);
        String about = names.size() == 1 ? names.get(0) : "All clusters";
        return new Answer.Shown(
                IncidentListMessage.of(about, Stream.concat(open, closed).toList()));
    }
}
