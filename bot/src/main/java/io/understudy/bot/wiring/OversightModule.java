package io.understudy.bot.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.bot.metrics.BotMetrics;
import io.understudy.bot.metrics.MetricSources;
import io.understudy.bot.metrics.MetricsSettings;
import io.understudy.bot.metrics.Readiness;
import io.understudy.bot.outside.Heartbeat;
import io.understudy.bot.outside.OutboundHttp;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.settings.ClusterSettings;
import io.understudy.bot.web.Probes;
import io.understudy.bot.webhook.NoSecondWay;
import io.understudy.bot.webhook.Webhooks;
import io.understudy.commands.chat.ChatPlatform;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.chat.Place;
import io.understudy.commands.outbox.Outbox;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.render.SecondWayMessages;
import io.understudy.jobs.Timetable;
import io.understudy.replication.incident.IncidentStore;
import io.understudy.replication.watch.AlertBook;
import io.understudy.replication.watch.Watch;
import io.understudy.store.Store;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who watches the watcher, and how machines ask it. */
final class OversightModule extends AbstractModule {
    private static final Duration HEARTBEAT_LIMIT = Duration.ofSeconds(5);

    @Provides
    @Singleton
    Optional<Webhooks> webhooks(BotSettings settings, Outbox outbox, MessageBoard board, InstantSource clock) {
        return settings.webhook()
                .map(hook -> Webhooks.of(
                        hook,
                        outbox,
                        settings.console().address(),
                        clock,
                        refused -> board.put(Draft.announcement(
                                "webhook/" + refused.id(),
                                Place.in(channel(settings, refused.cluster())),
                                SecondWayMessages.refused(refused)))));
    }

    /** The bot's own has that of the first cluster. */
    private static String channel(BotSettings settings, String cluster) {
        return Optional.ofNullable(settings.clusters().get(cluster))
                .orElseGet(() -> first(settings))
                .channel();
    }

    private static ClusterSettings first(BotSettings settings) {
        return settings.clusters().values().iterator().next();
    }

    @Provides
    @Singleton
    SecondWay secondWay(Optional<Webhooks> webhooks) {
        return webhooks.map(Webhooks::way).orElseGet(NoSecondWay::new);
    }

    @Provides
    @Singleton
    Optional<Heartbeat> heartbeat(BotSettings settings, Provider<Timetable> timetable, InstantSource clock) {
        return settings.heartbeat()
                .map(beat -> new Heartbeat(
                        beat.url(),
                        new OutboundHttp(HEARTBEAT_LIMIT),
                        () -> timetable.get().checks(),
                        clock));
    }

    @Provides
    @Singleton
    AlertBook ownBook(BotSettings settings, IncidentStore incidents) {
        return new AlertBook(AlertBook.OF_THE_BOT, incidents, first(settings).escalation());
    }

    /** Each platform's module adds its own. */
    @Provides
    List<ChatPlatform> platforms(Set<ChatPlatform> all) {
        return List.copyOf(all);
    }

    @Provides
    @Singleton
    BotMetrics metrics(Clusters clusters, Store store, BackupBooks books, Timetable timetable, InstantSource clock) {
        Map<String, Watch> watches = new LinkedHashMap<>();
        clusters.managed().forEach((name, cluster) -> watches.put(name, cluster.watch()));
        return new BotMetrics(
                new MetricSources(watches, store.incidents(), books, timetable, timetable::checks, clock, version()));
    }

    /** As the jar's manifest has it. */
    private static String version() {
        return Optional.ofNullable(OversightModule.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    @Provides
    @Singleton
    Probes probes(
            BotSettings settings,
            Store store,
            BotMetrics metrics,
            Timetable timetable,
            Provider<List<ChatPlatform>> platforms) {
        Readiness readiness =
                new Readiness(store::requireReadable, store::requireWritable, timetable::checks, platforms::get);
        return new Probes(
                readiness::dead,
                readiness::unready,
                metrics::scrape,
                settings.metrics().map(MetricsSettings::token));
    }
}
