package io.understudy.bot.wiring;

import io.understudy.bot.slack.SlackMember;
import io.understudy.bot.slack.people.Membership;
import io.understudy.commands.access.Role;
import io.understudy.commands.chat.Click;
import io.understudy.commands.chat.Invocation;
import io.understudy.commands.chat.PostedMessage;
import io.understudy.commands.desk.CommandDesk;
import io.understudy.commands.desk.CommandWiring;
import io.understudy.commands.fakes.BackupsInMemory;
import io.understudy.commands.fakes.CalmWatch;
import io.understudy.commands.fakes.IncidentRoom;
import io.understudy.commands.fakes.ManualClock;
import io.understudy.commands.fakes.ManualScheduler;
import io.understudy.commands.fakes.Samples;
import io.understudy.commands.lag.LagStories;
import io.understudy.commands.tell.OperationNarrator;
import io.understudy.commands.tell.WorkNarrator;
import io.understudy.replication.care.ManagedCluster;
import io.understudy.replication.operate.Cancellation;
import io.understudy.replication.operate.Identities;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationDesk;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.StepPerformers;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.Intent;
import io.understudy.replication.plan.Proposal;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.trial.TrialResult;
import io.understudy.store.Store;
import io.understudy.store.StoreSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One bot whose people come from the console and from Slack: real desks, real store, real judgement of people. Plans are
 * made by the test; what was approved waits in {@link #begun}. Whoever is in the group S0DBA approves.
 */
final class TwoPlatforms implements AutoCloseable {
    private static final String GROUP = "S0DBA";

    final ManualClock clock = new ManualClock(Samples.NOW);
    /** Operations that were handed to the thread that would run them. */
    final List<Runnable> begun = new CopyOnWriteArrayList<>();
    /** Ids of members, such as {@code T1A/U14}. */
    final Set<String> dbas = ConcurrentHashMap.newKeySet();

    Optional<String> refusal = Optional.empty();
    private final ManualScheduler narration = new ManualScheduler(clock);
    private final StoreSettings file;
    private final Store store;
    private final CommandDesk desk;

    TwoPlatforms(Path directory) {
        file = new StoreSettings(directory.resolve("understudy.db"), Duration.ofSeconds(2));
        store = Store.open(file, clock, new SecureRandom());
        desk = new CommandDesk(wiring(new ConfiguredIdentities(Staff.ALL)), Runnable::run);
    }

    private CommandWiring wiring(Identities identities) {
        OperationNarrator narrator = new OperationNarrator(store.messages(), clock, narration);
        BackupsInMemory backups = new BackupsInMemory();
        return new CommandWiring(
                Map.of("orders", cluster(narrator, identities)),
                store.messages(),
                new ConfiguredPeople(Staff.ALL, Map.of(GROUP, Set.of(Role.VIEWER, Role.APPROVER)), this::memberships),
                identities,
                store.audit(),
                store.seenEvents(),
                backups.wiring(),
                store.maintenance(),
                narrator,
                new WorkNarrator(clock, narration),
                new IncidentRoom(store.messages(), clock, Runnable::run, name -> List.of()).wiring(),
                Map.of(),
                List::of,
                new LagStories(store.lagHistory(), store.incidents()),
                clock);
    }

    private ManagedCluster cluster(OperationNarrator narrator, Identities identities) {
        return new ManagedCluster(
                Samples.cluster("orders", "db1", "db2"),
                "ops",
                new CalmWatch("orders"),
                new OperationDesk(
                        "orders",
                        store.operations(),
                        narrator,
                        () -> null,
                        (intent, seen) -> plan(intent),
                        new StepPerformers(Map.of(), time -> {}, () -> {}),
                        clock,
                        begun::add,
                        new Cancellation(time -> {}),
                        identities),
                List::of,
                () -> new TrialResult.NotTried("orders", "nobody tries here"),
                incident -> new Investigation(incident.alert().runbook(), List.of(), clock.instant()));
    }

    private Proposal plan(Intent intent) {
        return refusal.<Proposal>map(
                        why -> new Proposal.Refused(intent, List.of(Check.block("facts", why, "")), List.of()))
                .orElseGet(() -> new Proposal.Ready(Samples.failover(false)));
    }

    private Map<String, Membership> memberships(SlackMember member, Set<String> groups) {
        Map<String, Membership> answers = new HashMap<>();
        groups.forEach(group -> answers.put(
                group, dbas.contains(member.toString()) ? new Membership.Inside() : new Membership.Outside()));
        return answers;
    }

    /** Somebody asks for the promotion of db2; request 1, with its message. */
    PostedMessage asks(Person by) {
        desk.submit(new Invocation("ask", by, "ops", "/replica promote orders/db2", clock.instant()));
        return message();
    }

    PostedMessage message() {
        narration.pass(Duration.ZERO);
        return store.messages().byKey(OperationNarrator.key(1)).orElseThrow();
    }

    /** Clicks on the button with this label. */
    void clicks(String event, Person by, PostedMessage on, String label) {
        String button = on.buttons().stream()
                .filter(one -> one.button().label().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
        desk.submit(new Click(event, by, on.id(), button, "", clock.instant()));
    }

    /** What the person was told after a click; empty if nothing but the operation's message. */
    Optional<String> told(String event) {
        return store.messages().byKey("answer/" + event).map(one -> one.message()
                .text());
    }

    Operation operation() {
        return store.operations().find(1).orElseThrow();
    }

    /** Every row as {@code platform id what: detail}, the oldest first. */
    List<String> audit() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.file());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM audit ORDER BY seq")) {
            while (row.next()) {
                rows.add(row.getString("platform") + " " + row.getString("person_id") + " " + row.getString("what")
                        + ": " + row.getString("detail"));
            }
        }
        return rows;
    }

    @Override
    public void close() {
        store.close();
    }
}
