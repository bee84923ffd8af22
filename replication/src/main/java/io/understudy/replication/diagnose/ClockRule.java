package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ClockDiagnosis.ClockSkewed;
import io.understudy.replication.diagnose.ClockDiagnosis.OwnClockSkewed;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Clocks of nodes beside the bot's (alert 29). */
final class ClockRule implements ConditionRule {
    /** A server tells its time some time before its answer comes: at most the deadline of a look. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

    /** Clocks that differ by less from each other agree. */
    private static final Duration AGREEMENT = Duration.ofSeconds(1);

    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        Map<String, Duration> ahead = new TreeMap<>();
        evidence.view().nodes().forEach(node -> ahead.put(node.node(), ahead(evidence, node)));
        Duration threshold = evidence.thresholds().machine().clockSkew();
        String cluster = evidence.spec().name();
        if (ahead.size() > 1 && agree(ahead) && allBeyond(ahead, threshold)) {
            Duration theirs = ahead.values().iterator().next();
            return Stream.of(Suspicion.now(new OwnClockSkewed(cluster, theirs.negated())));
        }
        return ahead.entrySet().stream()
                .filter(one -> one.getValue().abs().compareTo(threshold) > 0)
                .map(one -> Suspicion.now(new ClockSkewed(cluster, one.getKey(), one.getValue())));
    }

    /** Beyond doubt: the greater of what the machine and what the server tells; zero if neither tells. */
    private static Duration ahead(Evidence evidence, NodeObservation node) {
        Duration machine =
                evidence.machine(node.node()).map(MachineVitals::clockAhead).orElse(Duration.ZERO);
        Duration server = node.server().map(facts -> ofServer(facts, node)).orElse(Duration.ZERO);
        return machine.abs().compareTo(server.abs()) > 0 ? machine : server;
    }

    private static Duration ofServer(ServerFacts facts, NodeObservation node) {
        Duration ahead = Duration.between(node.at(), facts.clock());
        if (!ahead.isNegative()) {
            return ahead;
        }
        Duration beyondDoubt = ahead.plus(LONGEST_ANSWER);
        return beyondDoubt.isNegative() ? beyondDoubt : Duration.ZERO;
    }

    private static boolean agree(Map<String, Duration> ahead) {
        Duration spread = Collections.max(ahead.values()).minus(Collections.min(ahead.values()));
        return spread.compareTo(AGREEMENT) <= 0;
    }

    private static boolean allBeyond(Map<String, Duration> ahead, Duration threshold) {
        return ahead.values().stream().allMatch(one -> one.abs().compareTo(threshold) > 0);
    }
}
