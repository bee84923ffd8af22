package io.understudy.replication.check;

import io.understudy.replication.check.MachineAnswer.Examined;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.plan.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that was asked of one cluster.
 *
 * @param nodes in the declared order
 * @param assessment of the same moment
 */
public record ClusterExamination(List<NodeAnswers> nodes, ClusterAssessment assessment) {
    public ClusterExamination {
        nodes = List.copyOf(nodes);
    }

    /** What it comes to: node by node, then the whole. What could not be asked for a reason named before is left out. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (NodeAnswers node : nodes) {
            checks(node).forEach(check -> findings.add(new Finding(node.node().name(), check)));
        }
        new TogetherCheck(nodes, assessment)
                .checks()
                .forEach(check -> findings.add(new Finding(cluster().name(), check)));
        return findings;
    }

    /** The greatest of all nodes; empty if none is known. */
    public OptionalInt majorVersion() {
        return nodes.stream().flatMapToInt(node -> node.majorVersion().stream()).max();
    }

    /** The nodes whose servers answered the watcher. */
    public List<NodeSpec> answering() {
        return nodes.stream()
                .filter(node -> node.server().server().isPresent())
                .map(NodeAnswers::node)
                .toList();
    }

    private List<Check> checks(NodeAnswers node) {
        List<Check> checks = new ArrayList<>(MachineCheck.of(node));
        if (node.machine() instanceof Examined examined) {
            if (examined.programs().lacking().isEmpty()) {
                checks.addAll(DirectoryCheck.of(node, examined));
            }
            checks.add(new PassfileCheck(node.node(), cluster().replicator()).of(examined.passfile()));
        }
        checks.addAll(new ServerCheck(cluster(), node, tellsRights(node)).checks());
        node.details().ifPresent(details -> checks.addAll(SettingsCheck.of(details, nodes.size())));
        return checks;
    }

    /** Grants travel through the WAL: they are said once, of a primary if there is one. */
    private boolean tellsRights(NodeAnswers node) {
        return node.server() instanceof Primary || assessment.view().primaries().isEmpty();
    }

    private ClusterSpec cluster() {
        return assessment.view().spec();
    }
}
