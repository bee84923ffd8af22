package io.understudy.replication.diagnose;

import java.time.Duration;
import java.util.Optional;

/** Clocks that disagree: log lines, lags in time and certificates are judged wrongly then. */
public sealed interface ClockDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.CLOCK_SKEW;
    }

    @Override
    default Severity severity() {
        return Severity.WARNING;
    }

    /**
     * A node's clock is wrong.
     *
     * @param ahead of the bot's clock at least, negative when it is behind
     */
    record ClockSkewed(String cluster, String skewed, Duration ahead) implements ClockDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.of(skewed);
        }

        @Override
        public String sentence() {
            return cluster + ": the clock of " + skewed + " is " + words(ahead)
                    + " Understudy's: times in its log and its commits' times are not to be believed.";
        }

        @Override
        public String doFirst() {
            return "See on " + skewed + "'s machine whether its clock is kept: timedatectl, or chronyc tracking.";
        }
    }

    /**
     * All nodes agree, and the bot does not.
     *
     * @param ahead of the nodes' clocks, negative when it is behind
     */
    record OwnClockSkewed(String cluster, Duration ahead) implements ClockDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return cluster + ": Understudy's own clock is " + words(ahead)
                    + " those of all nodes, which agree: its schedules and expiries come at the wrong time.";
        }

        @Override
        public String doFirst() {
            return "See on Understudy's machine whether its clock is kept: timedatectl, or chronyc tracking.";
        }
    }

    private static String words(Duration ahead) {
        return "at least " + HowLong.words(ahead) + (ahead.isNegative() ? " behind" : " ahead of");
    }
}
