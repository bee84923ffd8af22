package io.understudy.bot.wiring;

import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.tell.IncidentReporter;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.IncidentChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells changes of incidents by both ways: outside first, since handing over there cannot fail for chat's reasons. */
@Singleton
final class BothWays {
    private static final int RECENT = 50;
    private final SecondWay outside;
    private final IncidentReporter chat;
    private final IncidentStore incidents;
    private final Clusters clusters;

    @Inject
    BothWays(SecondWay outside, IncidentReporter chat, IncidentStore incidents, Clusters clusters) {
        this.outside = outside;
        this.chat = chat;
        this.incidents = incidents;
        this.clusters = clusters;
    }

    void report(ManagedCluster cluster, List<IncidentChange> changes) {
        changes.forEach(outside::send);
        chat.report(cluster, changes);
    }

    /** The bot's own troubles are told where those of the first cluster are. */
    void reportOwn(List<IncidentChange> changes) {
        if (!changes.isEmpty()) {
            report(first(), changes);
        }
    }

    /** At start: what a stopped bot stored and had no time to tell; what it did tell is known by its id or its key. */
    void tellLeftovers() {
        clusters.managed().forEach((name, cluster) -> tell(cluster, incidents.recent(name, RECENT)));
        tell(first(), incidents.recent(AlertBook.OF_THE_BOT, RECENT));
    }

    private void tell(ManagedCluster cluster, List<Incident> recent) {
        recent.forEach(
                one -> outside.send(one.isOpen() ? new IncidentChange.Opened(one) : new IncidentChange.Healed(one)));
        chat.tellLeftovers(cluster, recent);
    }

    private ManagedCluster first() {
        return clusters.managed().values().iterator().next();
    }
}
