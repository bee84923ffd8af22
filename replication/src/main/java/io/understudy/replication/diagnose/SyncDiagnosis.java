package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Commits that wait for standbys, or wait for fewer than they should. */
public sealed interface SyncDiagnosis extends Diagnosis {
    String primary();

    @Override
    default Optional<String> node() {
        return Optional.of(primary());
    }

    private static String bringBack(List<String> missing, List<String> stopped) {
        if (!stopped.isEmpty()) {
            return "Start the standby again: /replica start " + stopped.get(0) + ".";
        }
        return missing.isEmpty()
                ? "See which standby is slow: /replica status."
                : "Bring back " + String.join(", ", missing)
                        + ": a healed link recovers by itself. See /replica status.";
    }

    /**
     * Writes stand still until a standby confirms.
     *
     * @param waiting number of commits that wait
     * @param demanded {@code synchronous_standby_names}
     * @param missing declared nodes among those demanded that do not stream
     * @param stopped those of them whose server was seen to be stopped
     */
    record CommitsWait(
            String cluster,
            String primary,
            int waiting,
            Duration oldest,
            String demanded,
            List<String> missing,
            List<String> stopped)
            implements SyncDiagnosis {
        public CommitsWait {
            missing = List.copyOf(missing);
            stopped = List.copyOf(stopped);
        }

        @Override
        public Alert alert() {
            return Alert.COMMITS_WAIT;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return "%s: on %s, %d %s for a synchronous standby, the oldest for %s: writes stand still (synchronous_standby_names '%s')."
                    .formatted(
                            cluster,
                            primary,
                            waiting,
                            waiting == 1 ? "commit waits" : "commits wait",
                            Times.words(oldest),
                            demanded);
        }

        @Override
        public String doFirst() {
            return bringBack(missing, stopped);
        }
    }

    /**
     * Fewer standbys are synchronous than every commit waits for.
     *
     * @param present number of standbys that are synchronous now
     * @param needed by the setting
     * @param demanded {@code synchronous_standby_names}
     * @param missing declared nodes among those demanded that do not stream
     * @param stopped those of them whose server was seen to be stopped
     */
    record SyncDegraded(
            String cluster,
            String primary,
            int present,
            int needed,
            String demanded,
            List<String> missing,
            List<String> stopped)
            implements SyncDiagnosis {
        public SyncDegraded {
            missing = List.copyOf(missing);
            stopped = List.copyOf(stopped);
        }

        @Override
        public Alert alert() {
            return Alert.SYNC_DEGRADED;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return "%s: %s has %d of %d synchronous standbys (synchronous_standby_names '%s'): commits wait until there are more."
                    .formatted(cluster, primary, present, needed, demanded);
        }

        @Override
        public String doFirst() {
            return bringBack(missing, stopped);
        }
    }

    /** Somebody switched synchronous replication off with ALTER SYSTEM: commits wait for nobody. */
    record SyncSwitchedOff(String cluster, String primary) implements SyncDiagnosis {
        @Override
        public Alert alert() {
            return Alert.SYNC_DEGRADED;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": synchronous_standby_names was set to nothing on " + primary
                    + " with ALTER SYSTEM: commits wait for no standby, and a failover may lose some.";
        }

        @Override
        public String doFirst() {
            return "On " + primary
                    + ": ALTER SYSTEM RESET synchronous_standby_names, and reload. What the configuration"
                    + " file says then holds again.";
        }
    }
}
