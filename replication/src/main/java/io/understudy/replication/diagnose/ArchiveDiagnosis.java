package io.understudy.replication.diagnose;

import java.util.Optional;
import java.util.OptionalInt;

/** WAL does not reach its archive. */
public sealed interface ArchiveDiagnosis extends Diagnosis {
    @Override
    default Alert alert() {
        return Alert.ARCHIVER_FAILING;
    }

    String server();

    @Override
    default Optional<String> node() {
        return Optional.of(server());
    }

    /**
     * The newest attempt failed.
     *
     * @param file that could not be archived
     * @param attempts that failed since the statistics were reset
     * @param ready files that wait; empty if nobody may list them
     */
    record ArchiverFails(
            String cluster, String server, String file, long attempts, OptionalInt ready, Severity severity)
            implements ArchiveDiagnosis {
        @Override
        public String sentence() {
            String waiting = ready.isPresent() ? "; WAL files that wait: " + ready.getAsInt() : "";
            return "%s: %s cannot archive %s (failed attempts: %d)%s. The archive has a gap, and pg_wal fills up."
                    .formatted(cluster, server, file, attempts, waiting);
        }

        @Override
        public String doFirst() {
            return "Read why in the log of " + server
                    + " (archive command failed), and repair archive_command or its target."
                    + " It is tried again by itself.";
        }
    }

    /**
     * Archiving goes on, too slowly.
     *
     * @param ready files that wait
     */
    record ArchiveBacklog(String cluster, String server, int ready) implements ArchiveDiagnosis {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "%s: on %s, %d finished WAL files wait to be archived: the archive lags, and pg_wal fills up."
                    .formatted(cluster, server, ready);
        }

        @Override
        public String doFirst() {
            return "See how long archive_command takes for one file on " + server
                    + ", and whether its target is slow or full.";
        }
    }
}
