package io.understudy.commands.fakes;

import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.chat.PostedMessage.PostedButton;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.commands.desk.CommandWiring;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.operate.Person;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.theatre.LagsInMemory;
import io.understudy.replication.theatre.MaintenanceInMemory;
import io.understudy.replication.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command desk with everything around it, and people: Alice asks, Bob approves too, Vera only looks, Eve is unknown.
 */
public final class Office {
    public final BoardInMemory board = new BoardInMemory();
    public final BackupsInMemory backups = new BackupsInMemory();
    public final MaintenanceInMemory maintenance = new MaintenanceInMemory();
    public final LagsInMemory lags = new LagsInMemory();
    public final IncidentsInMemory incidents = new IncidentsInMemory();
    public final List<String> audit = new ArrayList<>();
    public final ManualClock clock = new ManualClock(Samples.NOW);
    public final List<Runnable> waiting = new ArrayList<>();
    private final ManualScheduler progress = new ManualScheduler(clock);
    private final Set<String> seen = new HashSet<>();
    private final CommandDesk desk;
    private Set<Role> bobs = Set.of(Role.values());
    private int events;

    /** Each cluster's desk. */
    public final Map<String, DeskInMemory> desks = new LinkedHashMap<>();

    /** What a mark in the WAL comes to. */
    public TrialResult trial = new TrialResult.NotTried("orders", "orders has no primary.");

    public Office(String... clusters) {
        OperationNarrator narrator = new OperationNarrator(board, clock, progress);
        Map<String, ManagedCluster> managed = new LinkedHashMap<>();
        for (String name : clusters) {
            DeskInMemory operations = new DeskInMemory(41 + 100L * managed.size(), narrator);
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
        desk = new CommandDesk(
                new CommandWiring(
                        managed,
                        board,
                        this::roles,
                        (who, what, detail) -> audit.add(who.name() + " " + what + " " + detail),
                        (event, at) -> seen.add(event),
                        backups,
                        backups,
                        maintenance,
                        narrator,
                        new LagStories(lags, incidents),
                        clock),
                waiting::add);
    }

    /** Submits a command and lets everything settle; returns the invocation's id. */
    public String say(Person by, String text) {
        String id = "i" + ++events;
        submit(new Invocation(id, by, "#orders", text, clock.instant()));
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
        String id = "c" + ++events;
        submit(new Click(id, by, message, button, "", clock.instant()));
        settle();
        return id;
    }

    public void submit(Click click) {
        desk.submit(click);
    }

    public static String buttonId(PostedMessage on, String label) {
        return on.buttons().stream()
                .filter(one -> one.button().label().equals(label))
                .map(PostedButton::id)
                .findFirst()
                .orElseThrow();
    }

    public void settle() {
        while (!waiting.isEmpty()) {
            waiting.remove(0).run();
        }
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

    private Set<Role> roles(Person person) {
        if (person.sameAs(Samples.ALICE)) {
            return Set.of(Role.values());
        }
        if (person.sameAs(Samples.BOB)) {
            return bobs;
        }
        return person.sameAs(Samples.VERA) ? Set.of(Role.VIEWER) : Set.of();
    }
}
