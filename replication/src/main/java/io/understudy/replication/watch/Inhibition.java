package io.understudy.replication.watch;

import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Alert.Topic;
import io.understudy.replication.diagnose.Severity;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which conditions merely follow from another one. Nothing follows from something milder than itself, and what pages
 * follows from nothing. Slots and disks stay: they may be the cause, or the next trouble.
 *
 * @param causes conditions that others can follow from
 */
record Inhibition(List<ConditionId> causes) {
    private static final Set<Topic> OF_A_NODE_THAT_IS_DOWN = EnumSet.of(
            Topic.STREAM,
            Topic.LAG,
            Topic.REPLAY,
            Topic.LINEAGE,
            Topic.ARCHIVE,
            Topic.TRANSACTIONS,
            Topic.SETTINGS,
            Topic.CLOCK,
            Topic.COPY);
    private static final Set<Topic> OF_AN_ABSENT_PRIMARY =
            EnumSet.of(Topic.STREAM, Topic.LAG, Topic.REPLAY, Topic.SYNC, Topic.COPY);
    private static final Map<Alert, Set<Topic>> FOLLOWS = Map.of(
            Alert.NODE_DOWN, OF_A_NODE_THAT_IS_DOWN,
            Alert.NO_PRIMARY, OF_AN_ABSENT_PRIMARY,
            Alert.BOT_CUT_OFF, EnumSet.complementOf(EnumSet.of(Topic.BOT, Topic.BACKUP)));

    static Inhibition by(Collection<ConditionId> conditions) {
        return new Inhibition(conditions.stream()
                .filter(one -> FOLLOWS.containsKey(one.alert()))
                .toList());
    }

    boolean covers(ConditionId condition) {
        return causes.stream().anyMatch(cause -> isCause(cause, condition));
    }

    /** The keys of the conditions that this one follows from. */
    boolean isCause(ConditionId cause, ConditionId condition) {
        return condition.severity() != Severity.PAGE
                && cause.severity().compareTo(condition.severity()) >= 0
                && FOLLOWS.get(cause.alert()).contains(condition.alert().topic())
                && (cause.node().isEmpty() || cause.node().equals(condition.node()));
    }
}
