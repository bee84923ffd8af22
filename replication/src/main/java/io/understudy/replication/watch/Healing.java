package io.understudy.replication.watch;

import io.understudy.replication.diagnose.NodeDown;
import io.understudy.replication.diagnose.ReplicationDiagnosis;
import io.understudy.replication.diagnose.ReplicationDiagnosis.BotCutOff;
import io.understudy.replication.diagnose.ReplicationDiagnosis.ClusterUnseen;
import io.understudy.replication.diagnose.ReplicationDiagnosis.SplitBrain;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the absence of a condition from a look says that it is over. Nothing heals by not being looked at, and of
 * standbys nothing can be said while no primary is seen.
 */
record Healing(ClusterView view) {
    boolean allows(Incident incident) {
        if (!isOfReplication(incident)) {
            return false;
        }
        List<String> unseen = view.ofType(NodeObservation.Unknown.class).stream()
                .map(NodeObservation::node)
                .toList();
        if (unseen.stream().anyMatch(node -> incident.key().endsWith(":" + node))) {
            return false;
        }
        if (isA(ClusterUnseen.class, incident)) {
            return unseen.size() < view.nodes().size();
        }
        if (isA(SplitBrain.class, incident)) {
            return unseen.isEmpty();
        }
        return isOf(NodeDown.class, incident)
                || isA(BotCutOff.class, incident)
                || view.solePrimary().isPresent();
    }

    /** By the key that {@code Diagnosis.key()} makes. */
    private static boolean isA(Class<?> kind, Incident incident) {
        return incident.key().split(":", 2)[0].equals(kind.getSimpleName());
    }

    /** Others' incidents are others' to close. */
    private static boolean isOfReplication(Incident incident) {
        return isOf(ReplicationDiagnosis.class, incident) || isOf(NodeDown.class, incident);
    }

    private static boolean isOf(Class<?> family, Incident incident) {
        return Arrays.stream(family.getPermittedSubclasses()).anyMatch(kind -> isA(kind, incident));
    }
}
