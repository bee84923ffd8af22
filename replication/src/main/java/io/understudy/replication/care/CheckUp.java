package io.understudy.replication.care;

import io.understudy.replication.check.ClusterExamination;
import io.understudy.replication.check.Finding;
import io.understudy.replication.check.LoginCheck;
import io.understudy.replication.check.MachineAnswer;
import io.understudy.replication.check.NodeAnswers;
import io.understudy.replication.check.OperatorAnswer;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.Thresholds;
import io.understudy.replication.inspect.MachineExamination;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.UnknownReason;
import io.understudy.replication.sql.Deadlines;
import io.understudy.replication.sql.LoginSql;
import io.understudy.replication.sql.NodeConnections;
import io.understudy.replication.sql.OperatorSql;
import io.understudy.replication.sql.SqlFailure;
import io.understudy.replication.watch.StatusReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks a configured cluster everything that {@code understudy check} judges. Changes nothing. */
public record CheckUp(ClusterSpec spec, Thresholds thresholds, Path knownHosts, InstantSource clock) {
    private static final Duration ONE_COMMAND = Duration.ofSeconds(20);

    /** Connects, asks and lets everything go. Never throws for what it finds. */
    public ClusterExamination examine() {
        ExecutorService threads = Executors.newCachedThreadPool(CareThreads.numbered("inspect-"));
        try (Machines machines = new Machines(spec, knownHosts)) {
            Map<String, CompletableFuture<MachineAnswer>> asked = new LinkedHashMap<>();
            spec.nodes()
                    .forEach(node -> asked.put(
                            node.name(), CompletableFuture.supplyAsync(() -> machine(node, machines), threads)));
            StatusReport report = new OneLook(spec, thresholds, clock).look();
            List<NodeAnswers> nodes = spec.nodes().stream()
                    .map(node -> answers(node, asked.get(node.name()).join(), report))
                    .toList();
            return new ClusterExamination(nodes, report.assessment());
        } finally {
            threads.shutdownNow();
        }
    }

    private MachineAnswer machine(NodeSpec node, Machines machines) {
        return new MachineExamination(ONE_COMMAND)
                .examine(node, spec.replicator(), machines.byNode().get(node.name()));
    }

    private NodeAnswers answers(NodeSpec node, MachineAnswer machine, StatusReport report) {
        NodeObservation seen = report.assessment().view().of(node.name());
        Optional<NodeDetails> details = Optional.ofNullable(report.details().get(node.name()));
        return new NodeAnswers(node, machine, seen, details, takesLogins(seen) ? operator(node) : unasked());
    }

    /** A server that refused the watcher answers, and may let the operator in. */
    private static boolean takesLogins(NodeObservation seen) {
        return seen.server().isPresent()
                || (seen instanceof Unknown unknown && unknown.reason() == UnknownReason.LOGIN_REFUSED);
    }

    private static OperatorAnswer unasked() {
        return new OperatorAnswer.NotAsked();
    }

    private OperatorAnswer operator(NodeSpec node) {
        try (NodeConnections operator = new NodeConnections(spec, spec.operator(), Deadlines.OF_A_LOOK)) {
            return new OperatorAnswer.LoggedIn(
                    new OperatorSql(operator).privileges().missing(node.name()));
        } catch (SqlFailure failure) {
            return new OperatorAnswer.Refused(failure.found());
        }
    }

    /**
     * Whether one more role may log in to the servers that answered.
     *
     * @param key where the configuration has the role, for example {@code backup.dumper}
     */
    public List<Finding> logins(String key, Login login, ClusterExamination examined) {
        try (NodeConnections connections = new NodeConnections(spec, login, Deadlines.OF_A_LOOK)) {
            LoginSql sql = new LoginSql(connections);
            LoginCheck check = new LoginCheck(spec, key, login.user());
            return examined.answering().stream()
                    .map(node -> new Finding(node.name(), check.of(node, sql.refusal(node.name()))))
                    .toList();
        }
    }
}
