package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Remembered;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether the absence of a condition from a look says that it is over. Nothing heals by not being looked at, of standbys
 * nothing can be said while no primary is seen, and what a machine or server was asked apart heals only by its answers.
 */
record Healing(ClusterView view, Remembered remembered) {
    /** Found elsewhere, and told there. */
    private static final Set<Alert> OF_OTHERS =
            EnumSet.of(
                    Alert.BACKUP_FAILED,
                    Alert.BACKUP_MISSING,
                    Alert.BACKUP_ODD,
                    Alert.BACKUP_COPY_FAILED,
                    Alert.DRILL_FAILED,
                    Alert.NOBODY_WATCHES);

    static boolean judges(Alert alert) {
        return !OF_OTHERS.contains(alert);
    }

    boolean allows(ConditionId condition) {
        List<String> unseen = view.ofType(NodeObservation.Unknown.class).stream()
                .map(NodeObservation::node)
                .toList();
        if (condition.node().filter(unseen::contains).isPresent() || !wasAnswered(condition)) {
            return false;
        }
        return switch (condition.alert()) {
            case BOT_CUT_OFF -> unseen.size() < view.nodes().size();
            case SPLIT_BRAIN -> unseen.isEmpty();
            case NODE_DOWN -> true;
            default -> view.solePrimary().isPresent();
        };
    }

    /**
     * After a start of the bot it takes a while until the first answers are there, and what only a running server can
     * tell is not over because it stopped.
     */
    private boolean wasAnswered(ConditionId condition) {
        Predicate<String> answered =
                switch (condition.alert().topic()) {
                    case XMIN, ARCHIVE, SYNC, TRANSACTIONS, CORRUPTION ->
                        node -> remembered.servers().containsKey(node) && answers(node);
                    case DISK, EXPIRY -> remembered.machines()::containsKey;
                    default -> node -> true;
                };
        return condition
                .node()
                .map(Stream::of)
                .orElse(view.spec().nodeNames().stream())
                .anyMatch(answered);
    }

    private boolean answers(String node) {
        return view.nodes().stream()
                .anyMatch(one -> one.node().equals(node) && one.server().isPresent());
    }
}
