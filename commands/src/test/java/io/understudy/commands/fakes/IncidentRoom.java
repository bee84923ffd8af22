package io.understudy.commands.fakes;

import io.understudy.commands.chat.MessageBoard;
import io.understudy.commands.desk.IncidentWiring;
import io.understudy.commands.outbox.SecondWay;
import io.understudy.commands.tell.IncidentPlaces;
import io.understudy.commands.tell.IncidentReporter;
import io.understudy.commands.tell.IncidentReports;
import io.understudy.commands.tell.IncidentScribe;
import io.understudy.commands.tell.Investigations;
import io.understudy.commands.tell.NextWords;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Runbook;
import io.understudy.replication.diagnose.Severity;
import io.understudy.replication.incident.EscalationSettings;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.incident.IncidentDesk;
import io.understudy.replication.incident.TimelineEntry;
import io.understudy.replication.incident.TimelineEntry.Kind;
import io.understudy.replication.incident.Trouble;
import io.understudy.replication.operate.Operation;
import io.understudy.replication.operate.OperationListener;
import io.understudy.replication.operate.Person;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.runbook.Finding;
import io.understudy.replication.runbook.Investigation;
import io.understudy.replication.runbook.RunbookStep;
import io.understudy.replication.runbook.ServerOutput;
import io.understudy.replication.theatre.IncidentsInMemory;
import io.understudy.replication.watch.IncidentChange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Incidents with everything that is said about them; investigations find what the test says. */
public final class IncidentRoom implements SecondWay {
    public static final EscalationSettings ESCALATION =
            new EscalationSettings(Duration.ofMinutes(15), 3, Optional.of("#dba"), List.of("Carol", "Dave"));

    public final IncidentsInMemory store = new IncidentsInMemory();

    /** What the next investigation finds. */
    public List<RunbookStep> steps = List.of(
            new RunbookStep(
                    "Whether the bot reaches both ends", new Finding.Fine("Both answer."), Optional.empty(), List.of()),
            new RunbookStep(
                    "What db2's log says",
                    new Finding.Trouble("db2 asks for WAL that db1 has removed: it must be rebuilt."),
                    Optional.of(
                            new ServerOutput(
                                    "db2: /var/log/pg.log",
                                    List.of(
                                            "FATAL:  requested WAL segment 0000000100000000000000A1 has already been removed"))),
                    List.of("/replica rebuild orders/db2")),
            new RunbookStep(
                    "Whether db2's machine reaches db1's port",
                    new Finding.Unknown("db2's machine did not answer in 20 s."),
                    Optional.empty(),
                    List.of()));

    /** Told outside of chat. */
    public final List<IncidentChange> sent = new ArrayList<>();

    public boolean ownChannels;
    public Trial trial = new Trial.Delivered("hooks.example.org");
    private final InstantSource clock;
    private final Executor threads;
    private final MessageBoard board;
    private final Function<String, List<Operation>> operations;
    private IncidentReports reports;
    private IncidentReporter reporter;
    private Investigations investigations;

    public IncidentRoom(
            MessageBoard board, InstantSource clock, Executor threads, Function<String, List<Operation>> operations) {
        this.board = board;
        this.clock = clock;
        this.threads = threads;
        this.operations = operations;
        open();
    }

    /** As after a start of the bot: only what is stored is known. */
    public void open() {
        IncidentPlaces places = new IncidentPlaces(board, cluster -> ownChannels);
        reports = new IncidentReports(board, store, places, operations);
        investigations = new Investigations(
                board,
                store,
                places,
                cluster -> Optional.of(incident -> new Investigation(Runbook.STREAM, steps, clock.instant())),
                threads);
        reporter = new IncidentReporter(
                board, places, investigations, reports, new NextWords(store, Map.of("orders", ESCALATION)));
    }

    public IncidentReporter reporter() {
        return reporter;
    }

    public IncidentWiring wiring() {
        return new IncidentWiring(
                store,
                new IncidentDesk(store, clock),
                reporter,
                investigations,
                reports,
                Map.of("orders", ESCALATION),
                this);
    }

    /** Both hear of operations. */
    public OperationListener besides(OperationListener other) {
        IncidentScribe scribe = new IncidentScribe(store, threads, reports::export);
        return new OperationListener() {
            @Override
            public void changed(Operation operation) {
                other.changed(operation);
                scribe.changed(operation);
            }

            @Override
            public void progressed(Operation operation, Progress progress) {
                other.progressed(operation, progress);
            }
        };
    }

    /** db2 does not stream any more. */
    public Incident opens(String cluster, Severity severity) {
        Incident opened = store.open(
                new Trouble(
                        cluster,
                        Diagnosis.keyOf(Alert.STANDBY_MISSING, Optional.of("db2")),
                        Alert.STANDBY_MISSING,
                        severity,
                        cluster + ": db2 does not stream from db1.",
                        "Wait a minute, then /replica restart db2; where WAL is missing /replica rebuild db2.",
                        List.of(cluster + ": db2 does not stream from db1.", cluster + ": db2 has no WAL receiver.")),
                clock.instant());
        store.append(new TimelineEntry(opened.id(), clock.instant(), Kind.SEEN, opened.sentence()));
        return opened;
    }

    /** It is gone. */
    public Incident heals(Incident incident) {
        return store.close(
                        incident.id(),
                        store.byId(incident.id()).orElseThrow().attention(),
                        new TimelineEntry(incident.id(), clock.instant(), Kind.HEALED, "It was gone for a minute."))
                .orElseThrow();
    }

    @Override
    public void send(IncidentChange change) {
        sent.add(change);
    }

    @Override
    public Trial test(Person by) {
        return trial;
    }
}
