package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.MachineVitals;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.PrimarySighting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a judgement may use. */
record Evidence(
        ClusterView view,
        LsnClock clock,
        Map<String, NodeDetails> details,
        Remembered remembered,
        Thresholds thresholds) {
    Optional<PrimarySighting> lastPrimary() {
        return remembered.lastPrimary();
    }

    FenceJudge fences() {
        return new FenceJudge(view, remembered.fenced());
    }

    ClusterSpec spec() {
        return view.spec();
    }

    /** The only node out of recovery, unless a newer primary was seen before: then it is a ghost of the past. */
    Optional<Primary> primary() {
        return view.solePrimary().filter(primary -> overtakenBy(primary).isEmpty());
    }

    /** A node that was primary on a newer timeline than this primary has. */
    Optional<String> overtakenBy(Primary primary) {
        return lastPrimary()
                .filter(last -> !last.node().equals(primary.node()))
                .filter(last -> last.timeline() > primary.facts().timeline())
                .map(PrimarySighting::node);
    }

    Optional<NodeDetails> detailsOf(String node) {
        return Optional.ofNullable(details.get(node));
    }

    Optional<MachineVitals> machine(String node) {
        return Optional.ofNullable(remembered.machines().get(node));
    }

    /** The machines that answered, in the order of their nodes. */
    Stream<MachineVitals> machines() {
        return spec().nodeNames().stream().flatMap(node -> machine(node).stream());
    }

    /** Whether a standby has a stream on which something came lately. A row alone may be a half-open connection. */
    boolean streams(Standby standby) {
        return standby.receiver().filter(one -> one.isStreaming()).isPresent()
                && silence(standby)
                        .filter(age -> age.compareTo(thresholds.stream().silence()) <= 0)
                        .isPresent();
    }

    /** How long nothing came from its upstream, by the standby's own clock; empty without a receiver. */
    static Optional<Duration> silence(Standby standby) {
        return standby.receiver()
                .flatMap(receiver -> receiver.lastMessageAt())
                .map(last -> Duration.between(last, standby.facts().clock()));
    }
}
