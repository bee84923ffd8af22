package io.understudy.bot.wiring;

import io.understudy.bot.backup.GivingWay;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.commands.tell.IncidentScribe;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.replication.care.CareSettings;
import io.understudy.replication.care.ClusterCare;
import io.understudy.replication.care.Listeners;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.care.Memory;
import io.understudy.replication.care.Surroundings;
import io.understudy.replication.operate.Desk;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.OperationStore;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.watch.Isolation;
import io.understudy.store.Store;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every configured cluster in care, in the configured order. */
@Singleton
final class Clusters implements AutoCloseable {
    private static final int RECENT = 20;
    private final Map<String, ClusterCare> byName = new LinkedHashMap<>();
    private final Surroundings surroundings;
    private final OperationStore operations;
    private final OperationNarrator narrator;

    @Inject
    Clusters(
            BotSettings settings,
            Store store,
            OperationNarrator narrator,
            IncidentScribe scribe,
            GivingWay givingWay,
            Identities identities,
            InstantSource clock,
            Pause pause) {
        this.operations = store.operations();
        this.narrator = narrator;
        this.surroundings = Surroundings.open(identities);
        Provided provided = new Provided(store);
        Memory memory = new Memory(
                operations,
                store.incidents(),
                store.lagHistory(),
                store.maintenance(),
                new Listeners(List.of(givingWay, narrator, scribe)),
                provided::lastBackup,
                provided::drill);
        settings.specs().forEach((name, spec) -> {
            ClusterSettings cluster = settings.clusters().get(name);
            CareSettings care = new CareSettings(
                    cluster.channel(),
                    cluster.alerts(),
                    cluster.approvals(),
                    cluster.fencing(),
                    cluster.rebuild(),
                    cluster.escalation(),
                    settings.ssh().knownHosts(),
                    ownPlaces(settings, cluster, byName.isEmpty()));
            byName.put(name, new ClusterCare(spec, care, memory, surroundings, clock, pause));
        });
    }

    /** What all clusters share is watched with the first, so that it is told once. */
    private static Map<String, Path> ownPlaces(BotSettings settings, ClusterSettings cluster, boolean first) {
        Map<String, Path> places = new LinkedHashMap<>();
        if (first) {
            places.put(
                    "Understudy's state",
                    settings.store().file().toAbsolutePath().getParent());
        }
        cluster.backup().ifPresent(backup -> places.put("backups", backup.directory()));
        return places;
    }

    /** Whether all of them are out of the bot's sight at once. */
    Isolation isolation() {
        return surroundings.isolation();
    }

    Map<String, ManagedCluster> managed() {
        Map<String, ManagedCluster> managed = new LinkedHashMap<>();
        byName.forEach((name, care) -> managed.put(name, care.managed()));
        return managed;
    }

    /** What a stopped bot stored and did not tell any more; before anything goes on. */
    void tellLeftovers() {
        byName.keySet().forEach(name -> operations.recent(name, RECENT).forEach(narrator::tellAgain));
    }

    Stream<Desk> desks() {
        return byName.values().stream().map(care -> care.managed().desk());
    }

    @Override
    public void close() {
        byName.values().forEach(ClusterCare::close);
        surroundings.close();
    }
}
