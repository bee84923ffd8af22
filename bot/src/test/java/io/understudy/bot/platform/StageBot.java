package io.understudy.bot.platform;

import io.understudy.commands.access.Role;
import io.understudy.commands.chat.ChatMessage;
import io.understudy.commands.chat.Draft;
import io.understudy.commands.chat.Place;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.commands.desk.CommandWiring;
import io.understudy.commands.fakes.BackupsInMemory;
import io.understudy.commands.fakes.CalmWatch;
import io.understudy.commands.fakes.DeskInMemory;
import io.understudy.commands.fakes.IncidentRoom;
import io.understudy.commands.fakes.Samples;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.commands.tell.WorkNarrator;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.host.Patience;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.Person;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.theatre.LagsInMemory;
import io.understudy.replication.theatre.MaintenanceInMemory;
import io.understudy.replication.trial.TrialResult;
import io.understudy.store.Store;
import io.understudy.store.StoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A bot without a platform: its store is real, with the board and the events that it has seen, and so is its desk. The
 * cluster orders is always well; operations are proposed and decided, and never run.
 */
final class StageBot implements AutoCloseable {
    static final String CHANNEL = "ops";
    private static final String CLUSTER = "orders";

    private final StoreSettings settings;
    private final Function<Performer, Person> cast;
    private final Clock clock = Clock.systemUTC();
    private Store store;
    private ScheduledExecutorService thread;
    private IncidentRoom incidents;
    private CommandDesk desk;

    StageBot(Path directory, Function<Performer, Person> cast) {
        this.settings = new StoreSettings(directory.resolve("understudy.db"), Duration.ofSeconds(2));
        this.cast = cast;
        open();
    }

    /** Ends it and starts it anew; what is not in the store is forgotten. */
    void restart() {
        close();
        open();
    }

    Store store() {
        return store;
    }

    CommandDesk desk() {
        return desk;
    }

    Clock clock() {
        return clock;
    }

    IncidentRoom incidents() {
        return incidents;
    }

    /** Puts what the bot says by itself on the board. */
    PostedMessage says(String key, ChatMessage message) {
        return store.messages().put(Draft.announcement(key, Place.in(CHANNEL), message));
    }

    /** The same below another message. */
    void replies(String key, PostedMessage root, ChatMessage message) {
        Place below = new Place(CHANNEL, Optional.of(root.id()), Optional.empty());
        store.messages().put(Draft.announcement(key, below, message));
    }

    Set<Role> roles(Person person) {
        return Stream.of(Performer.values())
                .filter(one -> cast.apply(one).sameAs(person))
                .findFirst()
                .map(Performer::roles)
                .orElse(Set.of());
    }

    private void open() {
        store = Store.open(settings, clock, new SecureRandom());
        thread = Executors.newSingleThreadScheduledExecutor();
        OperationNarrator narrator = new OperationNarrator(store.messages(), clock, thread);
        DeskInMemory operations = new DeskInMemory(41, narrator);
        incidents = new IncidentRoom(store.messages(), clock, thread, name -> operations.recent(100));
        desk = new CommandDesk(wiring(cluster(operations), narrator), thread);
    }

    private ManagedCluster cluster(DeskInMemory operations) {
        return new ManagedCluster(
                Samples.cluster(CLUSTER, "db1", "db2"),
                CHANNEL,
                new CalmWatch(CLUSTER),
                operations,
                List::of,
                () -> new TrialResult.NotTried(CLUSTER, "nobody asked for it"),
                incident -> new Investigation(incident.alert().runbook(), List.of(), clock.instant()));
    }

    private CommandWiring wiring(ManagedCluster cluster, OperationNarrator narrator) {
        BackupsInMemory backups = new BackupsInMemory();
        return new CommandWiring(
                Map.of(CLUSTER, cluster),
                store.messages(),
                this::roles,
                Identities.byPlatform(),
                store.audit(),
                store.seenEvents(),
                backups.wiring(),
                new MaintenanceInMemory(),
                narrator,
                new WorkNarrator(clock, thread),
                incidents.wiring(),
                Map.of(),
                List::of,
                new LagStories(new LagsInMemory(), incidents.store),
                clock);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        Patience.await().until(thread::isTerminated);
        store.close();
    }
}
