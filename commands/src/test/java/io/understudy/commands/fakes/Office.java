package io.understudy.commands.fakes;

import io.understudy.commands.access.People;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import io.understudy.commands.clock.JobStatus;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.commands.desk.CommandWiring;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.commands.tell.WorkNarrator;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.Person;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.theatre.LagsInMemory;
import io.understudy.replication.theatre.MaintenanceInMemory;
import io.understudy.replication.trial.TrialResult;
import io.understudy.replication.watch.IncidentChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command desk with everything around it, and people: Alice asks, Bob approves too, Vera only looks, Eve is unknown.
 */
public final class Office {
    public final BoardInMemory board = new BoardInMemory();
    public final BackupsInMemory backups = new BackupsInMemory();
    public final MaintenanceInMemory maintenance = new MaintenanceInMemory();
    public final LagsInMemory lags = new LagsInMemory();
    public final List<String> audit = new ArrayList<>();
    public final ManualClock clock = new ManualClock(Samples.NOW);
    public final List<Runnable> waiting = new ArrayList<>();
    private final ManualScheduler progress = new ManualScheduler(clock);
    private final Set<String> seen = new HashSet<>();
    private final CommandDesk desk;
    private final Map<String, ManagedCluster> managed;
    private Set<Role> bobs = Set.of(Role.values());
    private int events;

    /** Who is who over platforms. */
    public Identities identities = Identities.byPlatform();

    /** Why roles may be missing. */
    public Optional<String> doubt = Optional.empty();

    /** Each cluster's desk. */
    public final Map<String, DeskInMemory> desks = new LinkedHashMap<>();

    /** What runs by the clock. */
    public List<JobStatus> jobs = List.of();

    /** What a mark in the WAL comes to. */
    public TrialResult trial = new TrialResult.NotTried("orders", "orders has no primary.");

    /** Everything about incidents. */
    public final IncidentRoom incidents = new IncidentRoom(
            board, clock, waiting::add, name -> desks().get(name).recent(100));

    public Office(String... clusters) {
        OperationNarrator narrator = new OperationNarrator(board, clock, progress);
        Map<String, ManagedCluster> managed = new LinkedHashMap<>();
        for (String name : clusters) {
            DeskInMemory operations = new DeskInMemory(41 + 100L * managed.size(), incidents.besides(narrator));
            managed.put(
                    name,
                    new ManagedCluster(
                            Samples.cluster(name, "db1", "db2"),
                            "#" + name,
                            new CalmWatch(name),
                            operations,
                            List::of,
                            () -> trial,
                            incident -> new Investigation(incident.alert().runbook(), List.of(), clock.instant())));
            desks.put(name, operations);
        }
        this.managed = managed;
        desk = new CommandDesk(
                new CommandWiring(
                        managed,
                        board,
                        new Company(),
                        (one, other) -> identities.compare(one, other),
                        (who, what, detail) -> audit.add(who.name() + " " + what + " " + detail),
                        (event, at) -> seen.add(event),
                        backups.wiring(),
                        maintenance,
                        narrator,
                        new WorkNarrator(clock, progress),
                        incidents.wiring(),
                        Map.of("#shop-orders", "orders"),
                        () -> jobs,
                        new LagStories(lags, incidents.store),
                        clock),
                waiting::add);
    }

    /** Submits a command and lets everything settle; returns the invocation's id. */
    public String say(Person by, String text) {
        return say(by, "#orders", text);
    }

    /** The same in another channel. */
    public String say(Person by, String channel, String text) {
        String id = "i" + ++events;
        submit(new Invocation(id, by, channel, text, clock.instant()));
        settle();
        return id;
    }

    public void submit(Invocation invocation) {
        desk.submit(invocation);
    }

    /** Clicks the button with this label, typing nothing; returns the click's id. */
    public String click(Person by, PostedMessage on, String label) {
        return click(by, on.id(), buttonId(on, label));
    }

    public String click(Person by, String message, String button) {
        return click(by, message, button, "");
    }

    /** Clicks with something in the message's text field. */
    public String click(Person by, String message, String button, String input) {
        String id = "c" + ++events;
        submit(new Click(id, by, message, button, input, clock.instant()));
        settle();
        return id;
    }

    public void submit(Click click) {
        desk.submit(click);
    }

    public ManagedCluster cluster(String name) {
        return managed.get(name);
    }

    /** The watch has found something about the incidents of a cluster, and everything settles. */
    public void happens(String cluster, IncidentChange change) {
        incidents.reporter().report(managed.get(cluster), List.of(change));
        runWhatWaits();
    }

    public static String buttonId(PostedMessage on, String label) {
        return on.buttons().stream()
                .filter(one -> one.button().label().equals(label))
                .map(PostedButton::id)
                .findFirst()
                .orElseThrow();
    }

    private void runWhatWaits() {
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
    }

    public void settle() {
        runWhatWaits();
        progress.pass(Duration.ofSeconds(2));
    }

    public void restart() {
        desk.answerLeftovers();
    }

    public void takeApprovalFromBob() {
        bobs = Set.of(Role.VIEWER);
    }

    public PostedMessage answer(String invocation) {
        return board.byKey("answer/" + invocation).orElseThrow();
    }

    public PostedMessage message(String key) {
        return board.byKey(key).orElseThrow();
    }

    /** They are made after what asks for them. */
    private Map<String, DeskInMemory> desks() {
        return desks;
    }

    private final class Company implements People {
        @Override
        public Set<Role> rolesOf(Person person) {
            if (person.sameAs(Samples.ALICE)) {
                return Set.of(Role.values());
            }
            if (person.sameAs(Samples.BOB)) {
                return bobs;
            }
            return person.sameAs(Samples.VERA) ? Set.of(Role.VIEWER) : Set.of();
        }

        @Override
        public Optional<String> doubt(Person person) {
            return doubt;
        }
    }
}
