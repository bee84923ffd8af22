package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.time.Duration;

/** Committed data that a plan may lose. */
public sealed interface Loss {
    /** For people: bytes, seconds and how it is known. */
    String sentence();

    /** Bytes that are surely lost; unknown counts as the greatest number there is. */
    long knownBytes();

    /** Whether a loss is above a limit; an unknown one always is. */
    static boolean exceeds(Loss loss, long limitBytes) {
        return loss.knownBytes() > limitBytes;
    }

    /** Whether it may be above a limit, the part included that nobody saw. */
    default boolean mayExceed(long limitBytes) {
        return exceeds(this, limitBytes);
    }

    /** What can be said of a primary whose own WAL cannot be read. */
    static Loss sinceSighting(Inspection inspection, String primary, Standby candidate) {
        return inspection
                .lastPrimary()
                .filter(one -> one.node().equals(primary))
                .<Loss>map(one -> new SinceLastSighting(
                        one.current().bytesAfter(candidate.have()),
                        Duration.between(
                                one.at(), inspection.assessment().view().at())))
                .orElseGet(() -> new Unknown(
                        "the WAL of " + primary + " could not be read, and the bot never saw its position"));
    }

    /** Nothing, by construction of the steps. */
    record Nothing() implements Loss {
        @Override
        public String sentence() {
            return "0 B: nothing can be lost";
        }

        @Override
        public long knownBytes() {
            return 0;
        }
    }

    /** Read from the dead primary's own WAL. */
    record Exact(long bytes) implements Loss {
        @Override
        public String sentence() {
            return Bytes.words(bytes) + ", read from the old primary's own WAL";
        }

        @Override
        public long knownBytes() {
            return bytes;
        }
    }

    /**
     * Reckoned from the last sighting.
     *
     * @param bytes between the primary's last seen position and what the candidate has
     * @param unseen how long before its end the primary was last seen: what was written then is not in {@code bytes}
     */
    record SinceLastSighting(long bytes, Duration unseen) implements Loss {
        /** Nobody knows how much was written after the last sighting, however short ago. */
        @Override
        public boolean mayExceed(long limitBytes) {
            return true;
        }

        @Override
        public String sentence() {
            return Bytes.words(bytes) + " known, besides what was written in the " + unseen.toMillis()
                    + " ms after the primary was last seen";
        }

        @Override
        public long knownBytes() {
            return bytes;
        }
    }

    /** Nobody knows. */
    record Unknown(String why) implements Loss {
        @Override
        public String sentence() {
            return "unknown: " + why;
        }

        @Override
        public long knownBytes() {
            return Long.MAX_VALUE;
        }
    }
}
