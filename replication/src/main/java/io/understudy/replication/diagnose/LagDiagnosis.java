package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A standby receives and replays, and is too far behind. */
public sealed interface LagDiagnosis extends Diagnosis {
    String standby();

    Lag lag();

    @Override
    default Optional<String> node() {
        return Optional.of(standby());
    }

    @Override
    default String doFirst() {
        return hop(lag()) + " It may catch up by itself: see Behind and Catch up of " + standby()
                + " in /replica status " + cluster() + ".";
    }

    /** Where the WAL waits, and so what to look at. */
    private static String hop(Lag lag) {
        return lag.receiveBytes() > lag.replayBytes() / 2
                ? "Most of it has not arrived: look for a burst of writes, then at the link."
                : "It has arrived and waits for replay: look at the standby's disk and its longest query.";
    }

    /**
     * In bytes.
     *
     * @param slotRoomBytes WAL that may still be written before its slot is in danger; empty without such a limit
     */
    record LagBytes(String cluster, String standby, Lag lag, OptionalLong slotRoomBytes, Severity severity)
            implements LagDiagnosis {
        @Override
        public Alert alert() {
            return Alert.LAG_BYTES;
        }

        @Override
        public String sentence() {
            String room = slotRoomBytes.isPresent()
                    ? " Its slot has room for " + Bytes.words(slotRoomBytes.getAsLong()) + " more."
                    : "";
            return cluster + ": " + standby + " is " + Bytes.words(lag.replayBytes()) + " behind ("
                    + Bytes.words(lag.receiveBytes()) + " not received): a failover now loses what it has not received."
                    + room;
        }
    }

    /**
     * In time.
     *
     * @param late since when the primary stood where the standby is, without the delay that is by design
     * @param delay that is by design, {@code recovery_min_apply_delay}
     */
    record LagTime(String cluster, String standby, Lag lag, Duration late, Duration delay, Severity severity)
            implements LagDiagnosis {
        @Override
        public Alert alert() {
            return Alert.LAG_TIME;
        }

        @Override
        public String sentence() {
            String beyond = delay.isZero() ? "" : " more than its delay of " + Times.words(delay);
            return cluster + ": " + standby + " is " + Times.words(late) + beyond + " behind ("
                    + Bytes.words(lag.replayBytes()) + "): what is read there is that old.";
        }
    }
}
