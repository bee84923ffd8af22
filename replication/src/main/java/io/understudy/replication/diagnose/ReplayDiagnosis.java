package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A standby has WAL and does not replay it. */
public sealed interface ReplayDiagnosis extends Diagnosis {
    String standby();

    @Override
    default Optional<String> node() {
        return Optional.of(standby());
    }

    /**
     * Somebody paused replay, and no operation of ours did.
     *
     * @param waitingBytes received and not replayed
     * @param headroomPercent what is left of its slot's room; empty without such a limit
     * @param causeSeen whether both ends' settings were seen: a setting lower than the primary's pauses replay as well, and
     *     resuming it then would shut the standby down
     */
    record ReplayPaused(
            String cluster,
            String standby,
            long waitingBytes,
            OptionalInt headroomPercent,
            boolean causeSeen,
            Severity severity)
            implements ReplayDiagnosis {
        @Override
        public Alert alert() {
            return Alert.REPLAY_PAUSED;
        }

        @Override
        public String sentence() {
            String room = headroomPercent.isPresent()
                    ? ", and its slot has " + headroomPercent.getAsInt() + " % of its room left"
                    : "";
            return cluster + ": replay on " + standby + " is paused, not by the bot, with "
                    + Bytes.words(waitingBytes) + " waiting" + room
                    + ": what is read there grows old, and a failover to it"
                    + " takes longer.";
        }

        @Override
        public String doFirst() {
            return causeSeen
                    ? "Ask who paused it. Once the pause has served its purpose: /replica resume " + standby + "."
                    : "Compare " + standby
                            + "'s settings with the primary's first: if one is lower, resuming would shut it"
                            + " down. Then ask who paused it.";
        }
    }

    /**
     * Nobody paused it, and not one record was replayed although more was received.
     *
     * @param stuck how long the bot has seen it so
     */
    record ReplayStuck(String cluster, String standby, long waitingBytes, Duration stuck) implements ReplayDiagnosis {
        @Override
        public Alert alert() {
            return Alert.REPLAY_STUCK;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " has received " + Bytes.words(waitingBytes)
                    + " of WAL and replayed nothing for " + Times.words(stuck)
                    + ": something on it holds replay up, and what is read there grows old.";
        }

        @Override
        public String doFirst() {
            return "Look for the oldest query on " + standby + ": replay waits for it, up to"
                    + " max_standby_streaming_delay, and goes on by itself when it ends. Then look at its disk and log.";
        }
    }
}
