package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.Optional;

/** How far behind a standby is, against the primary's own position: never against what the standby knows of it. */
final class LagReading {
    private LagReading() {}

    /** By the standby's own words; empty when it has not said how far it replayed. */
    static Optional<Lag> of(Evidence evidence, Primary primary, Standby standby, Optional<WalSender> sender) {
        return standby.replayed()
                .map(replayed ->
                        lag(evidence, primary, standby.have(), replayed, sender.flatMap(WalSender::replayLag)));
    }

    /** By the primary's row alone, for a standby that takes no connections. */
    static Optional<Lag> of(Evidence evidence, Primary primary, WalSender sender) {
        return sender.flushed().flatMap(flushed -> sender.replayed()
                .map(replayed -> lag(evidence, primary, flushed, replayed, sender.replayLag())));
    }

    /** Not the shown lag, which may be unknown: a bot that was just started must not overlook an old standstill. */
    static Duration lateness(Evidence evidence, Primary primary, Standby standby) {
        return standby.replayed()
                .filter(replayed -> primary.current().isAfter(replayed))
                .map(replayed -> evidence.clock().lagAtLeast(primary.at(), replayed))
                .orElse(Duration.ZERO);
    }

    private static Lag lag(Evidence evidence, Primary primary, Lsn have, Lsn replayed, Optional<Duration> reported) {
        long replayBytes = primary.current().bytesAfter(replayed);
        Optional<Duration> time =
                replayBytes == 0 ? Optional.of(Duration.ZERO) : evidence.clock().lag(primary.at(), replayed);
        return new Lag(primary.current().bytesAfter(have), replayBytes, time, reported);
    }
}
