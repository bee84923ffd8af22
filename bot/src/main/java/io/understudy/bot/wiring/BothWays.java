package io.understudy.bot.wiring;

import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.tell.IncidentReporter;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.watch.IncidentChange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells changes of incidents by both ways: outside first, since handing over there cannot fail for chat's reasons. */
@Singleton
final class BothWays {
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
            report(clusters.managed().values().iterator().next(), changes);
        }
    }

    /** What a bot that was killed opened, and had no time to hand over; what it did hand over is known by its id. */
    void handOverLeftovers() {
        incidents.openEverywhere().forEach(incident -> outside.send(new IncidentChange.Opened(incident)));
    }
}
