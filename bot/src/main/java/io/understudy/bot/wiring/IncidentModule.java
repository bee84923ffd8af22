package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.desk.IncidentWiring;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.tell.IncidentPlaces;
import io.understudy.commands.tell.IncidentReporter;
import io.understudy.commands.tell.IncidentReports;
import io.understudy.commands.tell.IncidentScribe;
import io.understudy.commands.tell.Investigations;
import io.understudy.commands.tell.NextWords;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.IncidentDesk;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.store.Store;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What people read of incidents and do about them. */
final class IncidentModule extends AbstractModule {
    private static final int INVESTIGATIONS = 4;
    private static final int RECENT = 100;

    @Provides
    @Singleton
    IncidentPlaces places(MessageBoard board, BotSettings settings) {
        return new IncidentPlaces(
                board, cluster -> Optional.ofNullable(settings.clusters().get(cluster))
                        .map(ClusterSettings::incidents)
                        .filter(incidents -> incidents.ownChannel())
                        .isPresent());
    }

    @Provides
    @Singleton
    IncidentReports reports(MessageBoard board, IncidentStore incidents, IncidentPlaces places, Store store) {
        return new IncidentReports(
                board, incidents, places, cluster -> store.operations().recent(cluster, RECENT));
    }

    @Provides
    @Singleton
    IncidentScribe scribe(IncidentStore incidents, IncidentReports reports) {
        return new IncidentScribe(
                incidents, Executors.newSingleThreadExecutor(Threads.numbered("timeline")), reports::export);
    }

    @Provides
    @Singleton
    Investigations investigations(
            MessageBoard board, IncidentStore incidents, IncidentPlaces places, Clusters clusters) {
        Map<String, ManagedCluster> managed = clusters.managed();
        return new Investigations(
                board,
                incidents,
                places,
                cluster -> Optional.ofNullable(managed.get(cluster)).map(ManagedCluster::investigator),
                Executors.newFixedThreadPool(INVESTIGATIONS, Threads.numbered("investigate")));
    }

    @Provides
    @Singleton
    IncidentReporter reporter(
            MessageBoard board,
            IncidentStore incidents,
            IncidentPlaces places,
            Investigations investigations,
            IncidentReports reports,
            BotSettings settings) {
        return new IncidentReporter(
                board, places, investigations, reports, new NextWords(incidents, escalation(settings)));
    }

    @Provides
    @Singleton
    IncidentWiring wiring(
            IncidentStore incidents,
            IncidentReporter reporter,
            Investigations investigations,
            IncidentReports reports,
            BotSettings settings,
            SecondWay secondWay,
            InstantSource clock) {
        return new IncidentWiring(
                incidents,
                new IncidentDesk(incidents, clock),
                reporter,
                investigations,
                reports,
                escalation(settings),
                secondWay);
    }

    private static Map<String, EscalationSettings> escalation(BotSettings settings) {
        Map<String, EscalationSettings> escalation = new LinkedHashMap<>();
        settings.clusters().forEach((name, cluster) -> escalation.put(name, cluster.escalation()));
        return escalation;
    }
}
