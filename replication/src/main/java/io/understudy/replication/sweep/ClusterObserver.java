package io.understudy.replication.sweep;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.sql.NodeProbe;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Looks at a whole cluster, again and again. Standbys are asked first and primaries last, so that lag is never
 * understated; who is primary is remembered from the look before, and asked once more when it turns out otherwise.
 *
 * <p>One look at a time; others wait.
 */
public final class ClusterObserver {
    private final ClusterSpec spec;
    private final LsnClock lsnClock;
    private final InstantSource clock;
    private final NodeQuestions questions;
    private Set<String> primariesBefore = Set.of();

    /**
     * Looks at nothing yet.
     *
     * @param lsnClock is fed with the sole primary's position by each look
     * @param executor needs a thread per node, else slow nodes delay the others
     * @param deadline how long one node may take; a look takes at most twice that
     */
    public ClusterObserver(
            ClusterSpec spec,
            NodeProbe probe,
            LsnClock lsnClock,
            Executor executor,
            Duration deadline,
            InstantSource clock) {
        this.spec = spec;
        this.lsnClock = lsnClock;
        this.clock = clock;
        this.questions = new NodeQuestions(probe, executor, deadline, clock);
    }

    /** Looks at every node. Never throws for what it finds. */
    public synchronized ClusterView look() {
        Set<String> first = new LinkedHashSet<>(spec.nodeNames());
        first.removeAll(primariesBefore);
        Map<String, NodeObservation> found = new HashMap<>(questions.ask(first));
        Set<String> turnedPrimary = primaries(found.values());
        found.putAll(questions.ask(primariesBefore));
        // After all others, also after a primary of before that is a standby now: else that one seems to be ahead.
        found.putAll(questions.ask(turnedPrimary));
        primariesBefore = primaries(found.values());
        ClusterView view = new ClusterView(
                spec, clock.instant(), spec.nodeNames().stream().map(found::get).toList());
        view.solePrimary().ifPresent(primary -> lsnClock.saw(primary.at(), primary.current()));
        return view;
    }

    private static Set<String> primaries(Collection<NodeObservation> found) {
        Set<String> primaries = new LinkedHashSet<>();
        found.stream()
                .filter(Primary.class::isInstance)
                .map(NodeObservation::node)
                .forEach(primaries::add);
        return primaries;
    }

    /** The clock that this observer's looks feed. */
    public LsnClock lsnClock() {
        return lsnClock;
    }

    /** The declared cluster. */
    public ClusterSpec spec() {
        return spec;
    }
}
