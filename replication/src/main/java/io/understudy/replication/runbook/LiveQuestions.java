package io.understudy.replication.runbook;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.host.Host;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.inspect.HostInspector;
import io.understudy.replication.inspect.ReachInspector;
import io.understudy.replication.logs.LogAnswer;
import io.understudy.replication.logs.LogTail;
import io.understudy.replication.logs.ServerLog;
import io.understudy.replication.observe.Activity;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.Reach;
import io.understudy.replication.observe.ServerVitals;
import io.understudy.replication.plan.LastBackup;
import io.understudy.replication.plan.PauseLease;
import io.understudy.replication.watch.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Asks servers and machines for one investigation. A machine that once did not answer is not asked again: the time goes to
 * the others.
 */
final class LiveQuestions implements Questions {
    private final RunbookSources sources;
    private final Incident incident;
    private final Duration each;
    private final Deadlines deadlines;
    private final Map<String, Answer<?>> answers = new HashMap<>();
    private final Map<String, String> deafMachines = new HashMap<>();

    LiveQuestions(RunbookSources sources, Incident incident, Duration each, Duration whole) {
        this.sources = sources;
        this.incident = incident;
        this.each = each;
        this.deadlines = new Deadlines(sources.threads(), each, whole);
    }

    @Override
    public ClusterSpec spec() {
        return sources.spec();
    }

    @Override
    public Incident incident() {
        return incident;
    }

    @Override
    public Instant now() {
        return sources.clock().instant();
    }

    @Override
    public Answer<ClusterAssessment> look() {
        return report().map(StatusReport::assessment);
    }

    @Override
    public Answer<ClusterAssessment> lookAgain() {
        return once("look again", () -> new Answer.Known<>(sources.look().call().assessment()));
    }

    private Answer<StatusReport> report() {
        return once("look", () -> new Answer.Known<>(sources.look().call()));
    }

    /** Settings as they are now; how its timelines began needs its machine, and does not change. */
    @Override
    public Answer<NodeDetails> details(String node) {
        Answer<NodeDetails> fresh =
                once("details " + node, () -> present(sources.details().apply(node), node + " does not answer."));
        Optional<NodeDetails> known =
                report().known().map(StatusReport::details).map(all -> all.get(node));
        return fresh.map(
                found -> known.map(NodeDetails::origins).map(found::with).orElse(found));
    }

    @Override
    public Answer<Activity> activity(String node) {
        return once(
                "activity " + node, () -> new Answer.Known<>(sources.activity().apply(node)));
    }

    @Override
    public Answer<ServerVitals> vitals(String node) {
        return once("vitals " + node, () -> present(sources.vitals().apply(node), node + " does not answer."));
    }

    @Override
    public Answer<HostFinding.Seen> machine(String node) {
        return ofMachine("machine", node, host -> {
            HostFinding found = new HostInspector(each).inspect(declared(node), host);
            return found instanceof HostFinding.Seen seen
                    ? new Answer.Known<>(seen)
                    : new Answer.Silent<>(unasked(node, ((HostFinding.Unseen) found).reason()));
        });
    }

    @Override
    public Answer<MachineVitals> machineVitals(String node) {
        return ofMachine(
                "machine vitals",
                node,
                host -> present(sources.machineVitals().apply(node), unasked(node, "it did not tell of its space")));
    }

    @Override
    public Answer<Autostart> autostart(String node) {
        return ofMachine(
                "autostart",
                node,
                host -> new Answer.Known<>(sources.autostart().apply(node)));
    }

    @Override
    public Answer<ServerLog> log(String node) {
        return ofMachine("log", node, host -> {
            LogAnswer found = new LogTail(each).read(declared(node), host);
            return found instanceof LogAnswer.Found log
                    ? new Answer.Known<>(log.log())
                    : new Answer.Silent<>(
                            "The log of %s could not be read: %s.".formatted(node, ((LogAnswer.NotFound) found).why()));
        });
    }

    @Override
    public Answer<Reach> reach(String from, String address, int port) {
        return ofMachine("reach " + address + " " + port, from, host -> {
            Reach found = new ReachInspector(each)
                    .from(host, declared(from).postgres().binDirectory(), address, port);
            return found instanceof Reach.Unknown unknown
                    ? new Answer.Silent<>(unasked(from, unknown.why()))
                    : new Answer.Known<>(found);
        });
    }

    @Override
    public Optional<PauseLease> pauseOf(String node) {
        return sources.pauses().get().stream()
                .filter(lease -> lease.node().equals(node))
                .findFirst();
    }

    @Override
    public Optional<PrimarySighting> lastPrimary() {
        return once("remembered", () -> new Answer.Known<>(sources.remembered().get()))
                .known()
                .flatMap(Remembered::lastPrimary);
    }

    @Override
    public Optional<LastBackup> lastBackup() {
        return sources.lastBackup().get();
    }

    private NodeSpec declared(String node) {
        return sources.spec().requireNode(node);
    }

    private static String unasked(String node, String why) {
        return "The machine of " + node + " could not be asked: " + why + ".";
    }

    private static <T> Answer<T> present(Optional<T> found, String otherwise) {
        return found.<Answer<T>>map(Answer.Known::new).orElseGet(() -> new Answer.Silent<>(otherwise));
    }

    /** Asks a machine. */
    private interface OfMachine<T> {
        Answer<T> ask(Host host);
    }

    private <T> Answer<T> ofMachine(String what, String node, OfMachine<T> question) {
        if (deafMachines.containsKey(node)) {
            return new Answer.Silent<>(deafMachines.get(node));
        }
        Answer<T> answer =
                once(what + " " + node, () -> question.ask(sources.hosts().apply(declared(node))));
        if (answer instanceof Answer.Silent<T> silent && isDeaf(silent.why())) {
            deafMachines.put(node, silent.why());
        }
        return answer;
    }

    private static boolean isDeaf(String why) {
        return !why.startsWith("The log of");
    }

    @SuppressWarnings("unchecked")
    private <T> Answer<T> once(String key, Callable<Answer<T>> question) {
        Answer<?> known = answers.get(key);
        if (known == null) {
            known = deadlines.await(question);
            answers.put(key, known);
        }
        return (Answer<T>) known;
    }
}
