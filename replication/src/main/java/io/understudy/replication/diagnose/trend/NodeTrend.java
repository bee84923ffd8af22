package io.understudy.replication.diagnose.trend;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.WalReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What the looks up to the newest one showed of one node. A node that does not answer keeps what was last seen. */
public final class NodeTrend {
    /** Of a node that never answered. */
    public static final NodeTrend UNKNOWN =
            new NodeTrend(Identity.UNKNOWN, Optional.empty(), ReplayTrend.UNKNOWN, LagTrend.EMPTY, SenderTrend.UNKNOWN);

    private final Identity identity;
    private final Optional<String> upstream;
    private final ReplayTrend replay;
    private final LagTrend lag;
    private final SenderTrend senders;

    private NodeTrend(
            Identity identity, Optional<String> upstream, ReplayTrend replay, LagTrend lag, SenderTrend senders) {
        this.identity = identity;
        this.upstream = upstream;
        this.replay = replay;
        this.lag = lag;
        this.senders = senders;
    }

    /**
     * With what one more look found at this node.
     *
     * @param primary the only one of that look
     */
    public NodeTrend after(NodeObservation seen, Optional<Primary> primary, ClusterView view) {
        Identity who = identity.after(seen);
        SenderTrend sends =
                seen.server().filter(facts -> facts.seesStatistics()).isPresent()
                        ? senders.after(seen.senders(), seen.at())
                        : senders;
        if (!(seen instanceof Standby standby)) {
            return new NodeTrend(who, upstream, replay, lag, sends);
        }
        return new NodeTrend(
                who,
                upstreamOf(standby, view).or(() -> upstream),
                replay.after(standby),
                lagAfter(standby, primary),
                sends);
    }

    private static Optional<String> upstreamOf(Standby standby, ClusterView view) {
        return standby.receiver()
                .filter(WalReceiver::isStreaming)
                .flatMap(receiver -> view.spec().nodeAt(receiver.senderHost(), receiver.senderPort()))
                .map(NodeSpec::name);
    }

    private LagTrend lagAfter(Standby standby, Optional<Primary> primary) {
        return primary.isEmpty() || standby.replayed().isEmpty()
                ? lag
                : lag.after(
                        primary.get().at(),
                        primary.get().current().bytesAfter(standby.replayed().get()));
    }

    /** Its role when it last answered. */
    public Optional<Role> role() {
        return identity.role();
    }

    /** Whether it was in recovery when it last answered. */
    public boolean isStandby() {
        return role().filter(last -> last == Role.STANDBY).isPresent();
    }

    /** Its last change of start, system identifier or role; empty while none was seen. */
    public Optional<Turn> turn() {
        return identity.turn();
    }

    /** The declared node that it streamed from when it last streamed. */
    public Optional<String> upstream() {
        return upstream;
    }

    /** Since when it has got no newer WAL; empty until it was seen as a standby. */
    public Optional<Instant> nothingNewSince() {
        return replay.haveSince();
    }

    /** Since when received WAL waits without a single record being replayed; empty while replay moves or is paused. */
    public Optional<Instant> replayWaitingSince() {
        return replay.waitingSince();
    }

    /** Whether its lag in bytes became clearly less within that time before {@code now}, three minutes at most. */
    public boolean lagShrinks(Instant now, Duration window) {
        return lag.shrinks(now, window);
    }

    /** Since when one of its senders has the reply that it has now, by the bot's clock. */
    public Optional<Instant> sameReplySince(int senderPid) {
        return senders.row(senderPid).map(SenderTrend.Row::since);
    }

    /** How many streams to {@code application} began at this node within the last five minutes. */
    public int recentBeginnings(String application) {
        return senders.beginnings(application);
    }
}
