package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.Unknown;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import io.understudy.replication.observe.PrimarySighting;
import io.understudy.replication.observe.WalReceiver;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells a dead primary from one that only the bot cannot see, from two vantage points: the bot's own look and the
 * standbys' streams.
 */
record AbsentPrimaryJudge(Evidence evidence) {
    AbsentPrimary judge() {
        Optional<String> last = lastPrimary();
        Optional<AbsentPrimary> alive = standbys().stream()
                .filter(evidence::streams)
                .flatMap(standby -> stillStreaming(standby, last).stream())
                .findFirst();
        if (alive.isPresent()) {
            return alive.get();
        }
        if (last.isPresent()) {
            return judge(evidence.view().of(last.get()), last);
        }
        return evidence.view().ofType(Unknown.class).isEmpty()
                ? gone(last, "Every node was seen, and none is out of recovery.")
                : new AbsentPrimary.NotKnown();
    }

    private AbsentPrimary judge(NodeObservation seen, Optional<String> last) {
        if (seen instanceof Down down) {
            return secondSide(down)
                    .<AbsentPrimary>map(side ->
                            gone(last, down.node() + ": " + down.reason().words() + ", and " + side + "."))
                    .orElseGet(AbsentPrimary.NotKnown::new);
        }
        if (isInRecovery(seen)) {
            return gone(last, seen.node() + " is in recovery itself.");
        }
        if (seen instanceof Unknown unknown && unknown.isSilence() && everyStandbyLostItsStream()) {
            return gone(
                    last,
                    unknown.node() + ": " + unknown.reason().words() + ", and no standby streams from it any more.");
        }
        return new AbsentPrimary.NotKnown();
    }

    /**
     * Who says so beside the bot's own look, where a firewall's refusal reads like the machine's: the server itself, a standby
     * without a stream, or all other nodes by being down as well.
     */
    private Optional<String> secondSide(Down down) {
        if (down.reason() != DownReason.REFUSED) {
            return Optional.of("its own server says so");
        }
        List<String> cutOff = standbys().stream()
                .filter(one -> one.facts().seesStatistics() && !evidence.streams(one))
                .map(Standby::node)
                .toList();
        if (!cutOff.isEmpty()) {
            return Optional.of(String.join(" and ", cutOff) + (cutOff.size() == 1 ? " receives" : " receive")
                    + " nothing from it");
        }
        boolean nobodyServes = evidence.view().nodes().stream().allMatch(Down.class::isInstance);
        return nobodyServes ? Optional.of("no other node serves") : Optional.empty();
    }

    private boolean everyStandbyLostItsStream() {
        List<Standby> all = standbys();
        return !all.isEmpty() && all.stream().allMatch(one -> one.facts().seesStatistics() && !evidence.streams(one));
    }

    /** Its upstream, unless that is a standby in this very look, whose stream says nothing of the primary. */
    private Optional<AbsentPrimary> stillStreaming(Standby witness, Optional<String> last) {
        WalReceiver receiver = witness.receiver().orElseThrow();
        return evidence.spec()
                .nodeAt(receiver.senderHost(), receiver.senderPort())
                .map(NodeSpec::name)
                .or(() -> last)
                .filter(upstream -> !isInRecovery(evidence.view().of(upstream)))
                .map(upstream -> new AbsentPrimary.StillStreaming(upstream, witness.node()));
    }

    /** As remembered; else the only node that is no standby. */
    private Optional<String> lastPrimary() {
        Optional<String> remembered = evidence.lastPrimary()
                .map(PrimarySighting::node)
                .filter(node -> evidence.spec().node(node).isPresent());
        if (remembered.isPresent()) {
            return remembered;
        }
        List<String> others = evidence.view().nodes().stream()
                .filter(seen -> !isInRecovery(seen))
                .map(NodeObservation::node)
                .toList();
        return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }

    private static boolean isInRecovery(NodeObservation seen) {
        return seen instanceof Standby || seen instanceof WarmStandby;
    }

    private AbsentPrimary gone(Optional<String> last, String finding) {
        Optional<String> candidate = standbys().stream()
                .filter(standby -> standby.applyDelay().isZero())
                .max(Comparator.comparing(Standby::have))
                .map(Standby::node);
        return new AbsentPrimary.Gone(last, candidate, finding);
    }

    private List<Standby> standbys() {
        return evidence.view().standbys();
    }
}
