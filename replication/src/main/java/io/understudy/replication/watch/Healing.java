package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Alert.Topic;
import io.understudy.replication.incident.Incident;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether the absence of a condition from a look says that it is over. Nothing heals by not being looked at, and of
 * standbys nothing can be said while no primary is seen.
 */
record Healing(ClusterView view) {
    /** Found elsewhere, and closed there. */
    private static final Set<Topic> OF_OTHERS = EnumSet.of(Topic.BACKUP);

    boolean allows(Incident incident) {
        if (OF_OTHERS.contains(incident.alert().topic()) || incident.alert() == Alert.NOBODY_WATCHES) {
            return false;
        }
        List<String> unseen = view.ofType(NodeObservation.Unknown.class).stream()
                .map(NodeObservation::node)
                .toList();
        if (incident.node().filter(unseen::contains).isPresent()) {
            return false;
        }
        return switch (incident.alert()) {
            case BOT_CUT_OFF -> unseen.size() < view.nodes().size();
            case SPLIT_BRAIN -> unseen.isEmpty();
            case NODE_DOWN -> true;
            default -> view.solePrimary().isPresent();
        };
    }
}
