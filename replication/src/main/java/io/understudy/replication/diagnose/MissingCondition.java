package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.StreamDiagnosis.StandbyMissing;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Alert 1: its upstream sends nothing to a standby that should have a stream. */
final class MissingCondition implements StandbyCondition {
    @Override
    public List<Suspicion> judge(Followed standby) {
        if (!isExpected(standby) || standby.upstream().isEmpty()) {
            return List.of();
        }
        NodeObservation upstream = standby.upstream().get();
        if (standby.sender().isPresent() || maySend(standby, upstream)) {
            return List.of();
        }
        Duration grace = standby.thresholds().stream().noReceiver();
        return List.of(new Suspicion(
                new StandbyMissing(
                        standby.cluster(),
                        standby.name(),
                        upstream.node(),
                        standby.seen().flatMap(seen -> why(standby))),
                standby.isFresh(grace) ? grace : Duration.ZERO));
    }

    private static Optional<String> why(Followed standby) {
        return saysThatItStreams(standby)
                ? Optional.of("its own side still takes the connection for whole")
                : standby.judged().why();
    }

    /** Also one that the bot cannot reach: then its upstream's row is the only sign of life, and it is gone. */
    private static boolean isExpected(Followed standby) {
        return standby.state() == StandbyState.DISCONNECTED
                || (standby.state() == StandbyState.UNREACHABLE
                        && standby.trend().isStandby());
    }

    /** Through a slot, or under a name that could be anybody's while the standby says that it streams. */
    private static boolean maySend(Followed standby, NodeObservation upstream) {
        return throughItsSlot(standby, upstream)
                || (saysThatItStreams(standby)
                        && upstream.senders().stream().anyMatch(sender -> isAnonymous(standby, sender)));
    }

    private static boolean saysThatItStreams(Followed standby) {
        return standby.seen()
                .flatMap(Standby::receiver)
                .filter(WalReceiver::isStreaming)
                .isPresent();
    }

    private static boolean throughItsSlot(Followed standby, NodeObservation upstream) {
        return Upstream.of(upstream)
                .slotOf(
                        standby.evidence().spec().requireNode(standby.name()),
                        standby.seen().flatMap(Standby::receiver),
                        standby.seen().flatMap(Standby::upstreamSlot))
                .filter(Slot::active)
                .isPresent();
    }

    private static boolean isAnonymous(Followed standby, WalSender sender) {
        return sender.isStandby()
                && standby.evidence().spec().node(sender.applicationName()).isEmpty();
    }
}
