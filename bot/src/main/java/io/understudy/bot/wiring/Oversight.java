package io.understudy.bot.wiring;

import io.understudy.bot.outside.Heartbeat;
import io.understudy.bot.outside.HeartbeatSettings;
import io.understudy.bot.settings.BotSettings;
import io.understudy.bot.webhook.Webhooks;
import io.understudy.commands.chat.ChatPlatform;
import io.understudy.commands.outbox.Outbox;
import io.understudy.jobs.Timetable;
import io.understudy.jobs.TimetableBuilder;
import io.understudy.jobs.oversight.BotSigns;
import io.understudy.jobs.oversight.Overseer;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Suspicion;
import io.understudy.replication.watch.AlertBook;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What watches the bot itself: it stands on the timetable, which therefore only comes to know it when it runs. */
@Singleton
final class Oversight {
    private static final Set<Alert> OF_THE_BOT = Set.of(Alert.NOBODY_WATCHES, Alert.BOT_CUT_OFF);

    private final BotSettings settings;
    private final Clusters clusters;
    private final Provider<Timetable> timetable;
    private final Provider<Optional<Heartbeat>> heartbeat;
    private final Provider<List<ChatPlatform>> platforms;
    private final Optional<Webhooks> webhooks;
    private final Outbox outbox;
    private final BothWays both;
    private final AlertBook book;
    private final InstantSource clock;

    @Inject
    Oversight(
            BotSettings settings,
            Clusters clusters,
            Provider<Timetable> timetable,
            Provider<Optional<Heartbeat>> heartbeat,
            Provider<List<ChatPlatform>> platforms,
            Optional<Webhooks> webhooks,
            Outbox outbox,
            BothWays both,
            AlertBook book,
            InstantSource clock) {
        this.settings = settings;
        this.clusters = clusters;
        this.timetable = timetable;
        this.heartbeat = heartbeat;
        this.platforms = platforms;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.both = both;
        this.book = book;
        this.clock = clock;
    }

    void addTo(TimetableBuilder builder) {
        settings.heartbeat()
                .map(HeartbeatSettings::interval)
                .ifPresent(every -> builder.steadily(
                        every, "heartbeat", () -> heartbeat.get().orElseThrow()));
        webhooks.ifPresent(hook -> builder.steadily(Webhooks.INTERVAL, "webhook", hook::round));
    }

    void start() {
        timetable.get().beside(Overseer.INTERVAL, new Overseer(this::signs, clock, this::tell));
    }

    private void tell(List<Suspicion> found, Instant now) {
        List<Suspicion> all = Stream.concat(found.stream(), clusters.isolation().suspicions().stream())
                .toList();
        both.reportOwn(book.update(OF_THE_BOT, all, now));
    }

    private BotSigns signs() {
        Map<String, List<String>> nodes = new HashMap<>();
        settings.specs().forEach((name, spec) -> nodes.put(name, spec.nodeNames()));
        Map<String, Instant> undelivered = new HashMap<>();
        platforms.get().forEach(one -> one.undeliveredSince().ifPresent(since -> undelivered.put(one.name(), since)));
        return new BotSigns(
                timetable.get().checks(),
                nodes,
                timetable.get().troubles(),
                heartbeat.get().flatMap(Heartbeat::failing),
                undelivered,
                webhooks.isPresent() ? outbox.waiting() : List.of());
    }
}
