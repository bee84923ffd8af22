package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.Changes.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What somebody or something else did to a server. */
public sealed interface ChangeDiagnosis extends Diagnosis {

    /** A node is not what it was, and no operation of ours made it so. */
    record RoleChanged(String cluster, String changed, Role before, Role after) implements ChangeDiagnosis {
        @Override
        public Alert alert() {
            return Alert.ROLE_CHANGED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(changed);
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        /** Work that was announced on one node is no reason for another primary. */
        @Override
        public boolean isExplainedByMaintenance() {
            return false;
        }

        @Override
        public String sentence() {
            return cluster + ": " + changed + " was a " + before.words() + " and is a " + after.words()
                    + " now, and Understudy did not do it.";
        }

        @Override
        public String doFirst() {
            return "See that there is exactly one primary and that applications write to it: /replica status " + cluster
                    + ". Then ask who did it.";
        }
    }

    /** A server was started anew. */
    record ServerRestarted(String cluster, String restarted, Instant since) implements ChangeDiagnosis {
        @Override
        public Alert alert() {
            return Alert.RESTARTED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(restarted);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": " + restarted + " was restarted at " + seconds(since)
                    + ", and Understudy did not do it: every session to it was ended.";
        }

        @Override
        public String doFirst() {
            return "Read the end of " + restarted + "'s log: a stop that somebody asked for, or a crash?";
        }
    }

    /** A session crashed, and took all others along. */
    record SessionsCrashed(String cluster, String crashed, Instant since) implements ChangeDiagnosis {
        @Override
        public Alert alert() {
            return Alert.RESTARTED;
        }

        @Override
        public Optional<String> node() {
            return Optional.of(crashed);
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": a process of " + crashed + "'s server crashed; it ended every session and recovered at "
                    + seconds(since) + ".";
        }

        @Override
        public String doFirst() {
            return "Read in " + crashed + "'s log which process was terminated by which signal: signal 9 is mostly the"
                    + " machine's memory running out.";
        }
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
