package io.understudy.replication.observe;

import io.understudy.replication.cluster.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one look at one node found. A failed look is {@link Unknown}, never a guess. */
public sealed interface NodeObservation {
    String node();

    /** The bot's clock when the answer came. */
    Instant at();

    /** What the server says of itself; empty when it did not answer. */
    default Optional<ServerFacts> server() {
        return Optional.empty();
    }

    /** Everyone who streams from it; none when it did not answer. */
    default List<WalSender> senders() {
        return List.of();
    }

    /** Its replication slots; none when it did not answer. */
    default List<Slot> slots() {
        return List.of();
    }

    /**
     * A server out of recovery.
     *
     * @param current the last flushed WAL position
     */
    record Primary(String node, Instant at, ServerFacts facts, Lsn current, List<WalSender> senders, List<Slot> slots)
            implements NodeObservation {
        public Primary {
            senders = List.copyOf(senders);
            slots = List.copyOf(slots);
        }

        @Override
        public Optional<ServerFacts> server() {
            return Optional.of(facts);
        }
    }

    /**
     * A server in recovery that answers.
     *
     * @param received {@code pg_last_wal_receive_lsn()}: falls back below replay after a restart without a stream
     * @param lastReplayedCommit empty right after a restart
     * @param applyDelay {@code recovery_min_apply_delay}
     * @param upstreamSlot {@code primary_slot_name}
     * @param senders its own cascading standbys
     */
    record Standby(
            String node,
            Instant at,
            ServerFacts facts,
            Optional<Lsn> received,
            Optional<Lsn> replayed,
            Optional<Instant> lastReplayedCommit,
            ReplayPause pause,
            Optional<WalReceiver> receiver,
            Duration applyDelay,
            boolean hasRestoreCommand,
            Optional<String> upstreamSlot,
            List<WalSender> senders,
            List<Slot> slots)
            implements NodeObservation {
        public Standby {
            senders = List.copyOf(senders);
            slots = List.copyOf(slots);
        }

        @Override
        public Optional<ServerFacts> server() {
            return Optional.of(facts);
        }

        /** The WAL that it surely has: the greater of received and replayed. A lower bound. */
        public Lsn have() {
            return Lsn.max(received.orElse(Lsn.NONE), replayed.orElse(Lsn.NONE));
        }
    }

    /** Up, in recovery, takes no connections ({@code hot_standby=off}): the server said so. */
    record WarmStandby(String node, Instant at) implements NodeObservation {}

    /**
     * The machine answered and no server serves there.
     *
     * @param detail the refusal in the server's or the system's own words
     */
    record Down(String node, Instant at, DownReason reason, String detail) implements NodeObservation {}

    /**
     * The look failed; the server may be well.
     *
     * @param detail what was tried and what came back
     */
    record Unknown(String node, Instant at, UnknownReason reason, String detail) implements NodeObservation {
        /** Nothing came back at all. A server that refuses a login, or has no free connection, is up. */
        public boolean isSilence() {
            return reason == UnknownReason.TIMEOUT || reason == UnknownReason.NO_ROUTE;
        }
    }

    /** Whether replay of received WAL is paused, by whoever or whatever. */
    enum ReplayPause {
        NOT_PAUSED,
        PAUSE_REQUESTED,
        PAUSED
    }

    /** Why nothing serves. */
    enum DownReason {
        REFUSED("nothing listens on its port"),
        STARTING("it is starting up"),
        STOPPING("it is shutting down");

        private final String words;

        DownReason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Why a look failed. */
    enum UnknownReason {
        NO_ROUTE("its machine cannot be reached"),
        TIMEOUT("it does not answer in time"),
        LOGIN_REFUSED("it refuses the bot's login"),
        TOO_MANY_CLIENTS("it has no free connection"),
        NOT_UNDERSTOOD("its answer was not understood");

        private final String words;

        UnknownReason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
