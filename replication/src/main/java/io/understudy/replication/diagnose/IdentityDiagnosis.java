package io.understudy.replication.diagnose;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What answers is not the cluster that was declared. The numbers are PostgreSQL's system identifiers. */
public sealed interface IdentityDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.WRONG_CLUSTER;
    }

    @Override
    default Severity severity() {
        return Severity.PAGE;
    }

    /** One node serves another database cluster than before. */
    record NodeReplaced(String cluster, String replaced, long expected, long found) implements IdentityDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.of(replaced);
        }

        @Override
        public String sentence() {
            return cluster + ": " + replaced + " serves ANOTHER database cluster: its system identifier is " + found
                    + ", " + cluster + " has " + expected + ".";
        }

        @Override
        public String doFirst() {
            return "Keep applications away from " + replaced + " and find out what was started at its address and port:"
                    + " a new initdb, another cluster's data, a wrong restore?";
        }
    }

    /** All of it is another database cluster than before. */
    record ClusterReplaced(String cluster, long expected, long found) implements IdentityDiagnosis {
        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return cluster + " is ANOTHER database cluster than before: every answering node has the system identifier "
                    + found + ", it was " + expected + ".";
        }

        @Override
        public String doFirst() {
            return "If it was replaced on purpose (pg_upgrade, a restore), nothing: once all nodes agree for an hour, the"
                    + " new one is taken as right. Else keep applications away and look for the old data directories.";
        }
    }

    /** Declared nodes belong to different database clusters, and nobody knows which one is right. */
    record NodesDiffer(String cluster, Map<String, Long> identifiers) implements IdentityDiagnosis {
        public NodesDiffer {
            identifiers = Map.copyOf(identifiers);
        }

        @Override
        public Optional<String> node() {
            return Optional.empty();
        }

        @Override
        public String sentence() {
            return cluster + ": its nodes belong to DIFFERENT database clusters, by their system identifiers: "
                    + new TreeMap<>(identifiers)
                            .entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue())
                                    .collect(Collectors.joining(", "))
                    + ".";
        }

        @Override
        public String doFirst() {
            return "Find the node whose address, port or data directory is another cluster's, and correct the configuration"
                    + " or rebuild it: /replica status " + cluster + ".";
        }
    }
}
