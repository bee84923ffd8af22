package io.understudy.replication.diagnose;

import java.util.List;
import java.util.Optional;

/** Data on disk is not what was written. */
public sealed interface CorruptionDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.CHECKSUM_FAILURES;
    }

    /**
     * Pages had wrong checksums when they were read. Told once for as long as the server's counter stands: a page that is
     * read again counts again.
     *
     * @param databases that have such pages
     */
    record ChecksumFailures(String cluster, String server, long failures, List<String> databases)
            implements CorruptionDiagnosis {
        public ChecksumFailures {
            databases = List.copyOf(databases);
        }

        @Override
        public Optional<String> node() {
            return Optional.of(server);
        }

        @Override
        public Severity severity() {
            return Severity.PAGE;
        }

        @Override
        public String sentence() {
            return "%s: pages on %s are damaged: %d checksum failure%s in %s. Its data on disk is not what was written."
                    .formatted(cluster, server, failures, failures == 1 ? "" : "s", String.join(", ", databases));
        }

        @Override
        public String doFirst() {
            return "Keep every backup. Find the files in the log of " + server
                    + " (page verification failed), and look at its disk and memory. Once repaired, SELECT pg_stat_reset()"
                    + " in that database ends this alert.";
        }
    }
}
