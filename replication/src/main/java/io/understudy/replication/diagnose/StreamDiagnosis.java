package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.util.Optional;

/** Conditions of the stream from an upstream to one standby: nothing arrives, or nobody can tell that it does. */
public sealed interface StreamDiagnosis extends Diagnosis {
    String standby();

    @Override
    default Optional<String> node() {
        return Optional.of(standby());
    }

    @Override
    default Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    default String doFirst() {
        return "Wait a minute: a healed link recovers by itself. Then look at " + standby()
                + "'s log and at its way to its" + " upstream. See /replica status " + cluster() + ".";
    }

    /**
     * Its upstream sends nothing to it.
     *
     * @param why the standby's own side, as a clause; empty if the bot could not ask it
     */
    record StandbyMissing(String cluster, String standby, String upstream, Optional<String> why)
            implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.STANDBY_MISSING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " is NOT STREAMING: " + upstream + " does not send to it; "
                    + why.orElse("the bot cannot ask it why") + ". What is written now is not on " + standby + ".";
        }
    }

    /**
     * Its upstream calls it streaming, and its last reply does not change: the only early sign of a cut link.
     *
     * @param silent how long the bot has seen the same reply
     * @param limit how long it may
     */
    record ReplyOverdue(
            String cluster, String standby, String upstream, Duration silent, Duration limit, Severity severity)
            implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.REPLY_OVERDUE;
        }

        @Override
        public String sentence() {
            return cluster + ": " + upstream + " calls " + standby + " streaming, but " + standby
                    + " has not replied for " + Times.words(silent) + " (limit " + Times.words(limit)
                    + "): the link may be cut, and what is written now may not arrive.";
        }
    }

    /**
     * It is connected, and its stream stays in another state than streaming.
     *
     * @param sending what its upstream says, for example {@code startup}
     */
    record NotStreaming(String cluster, String standby, String upstream, String sending) implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.NOT_STREAMING;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " is connected to " + upstream + ", but its stream stays in the state \""
                    + sending + "\" and gets nowhere: " + standby + " falls behind.";
        }
    }

    /**
     * Its stream begins again and again.
     *
     * @param beginnings within the last five minutes
     */
    record StreamFlaps(String cluster, String standby, String upstream, int beginnings) implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.NOT_STREAMING;
        }

        @Override
        public String sentence() {
            return cluster + ": the stream from " + upstream + " to " + standby + " began " + beginnings
                    + " times within 5 min: each time something ends it.";
        }

        @Override
        public String doFirst() {
            return "Read the last lines of " + standby + "'s log: they say what ends the stream. See /replica status "
                    + cluster + ".";
        }
    }

    /**
     * It has nothing that receives. Its own lag reads 0 then, since it knows nothing of its upstream.
     *
     * @param receiver what its WAL receiver is instead, as a clause
     */
    record NoReceiver(String cluster, String standby, String receiver) implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.NO_RECEIVER;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " receives no WAL, " + receiver
                    + ": its own lag reads 0 because it knows nothing newer.";
        }
    }

    /**
     * It receives, and nothing came for too long.
     *
     * @param silent age of the last message by the standby's own clock
     * @param limit how old it may be
     */
    record ReceiverSilent(String cluster, String standby, Duration silent, Duration limit) implements StreamDiagnosis {
        @Override
        public Alert alert() {
            return Alert.RECEIVER_SILENT;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + standby + " has heard nothing from its upstream for " + Times.words(silent)
                    + " (limit " + Times.words(limit) + "): the connection is probably half open.";
        }
    }
}
