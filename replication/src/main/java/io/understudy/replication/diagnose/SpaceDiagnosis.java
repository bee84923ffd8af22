package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.observe.Volume;
import java.time.Duration;
import java.util.Optional;

/** Volumes that are full soon. */
public sealed interface SpaceDiagnosis extends Diagnosis {
    Volume volume();

    /** Names the volume too: a machine has several. */
    @Override
    default String key() {
        return Diagnosis.keyOf(alert(), node(), volume().mount());
    }

    @Override
    default Alert alert() {
        return Alert.DISK_FILLING;
    }

    /** No announced work makes a full volume harmless. */
    @Override
    default boolean isExplainedByMaintenance() {
        return false;
    }

    /** {@code shop: on db1, / (data and WAL)}. */
    private String place() {
        return cluster() + ": "
                + node().map(name -> "on " + name).orElse("on Understudy's own machine")
                + ", the volume " + volume().mount() + " (" + volume().holds() + ")";
    }

    /** What it means when it is full. */
    private String consequence() {
        return node().isPresent()
                ? "when it is full, the server stops or refuses writes."
                : "when it is full, Understudy can neither remember nor keep backups.";
    }

    @Override
    default String doFirst() {
        return node().isPresent()
                ? "See what keeps WAL (/replica slots " + cluster()
                        + ") and remove what is not PostgreSQL's, or extend the"
                        + " volume. Never touch pg_wal by hand: that destroys the database."
                : "Extend the volume, or move what is not Understudy's away from it.";
    }

    /** Little is left. */
    record VolumeLow(String cluster, Optional<String> node, Volume volume, Severity severity)
            implements SpaceDiagnosis {
        @Override
        public String sentence() {
            return SpaceDiagnosis.super.place() + " has " + volume.freePercent() + " % free ("
                    + Bytes.wordsOf(volume.freeBytes(), volume.totalBytes()) + "): "
                    + SpaceDiagnosis.super.consequence();
        }
    }

    /** Few files more fit, however small. */
    record InodesLow(String cluster, Optional<String> node, Volume volume, Severity severity)
            implements SpaceDiagnosis {
        @Override
        public String sentence() {
            return SpaceDiagnosis.super.place() + " has "
                    + volume.freeInodesPercent().orElse(0)
                    + " % of its inodes free: without one no file can be made, and "
                    + SpaceDiagnosis.super.consequence();
        }
    }

    /** Much may be left, and not for long. */
    record VolumeFilling(String cluster, Optional<String> node, Volume volume, Duration fullIn)
            implements SpaceDiagnosis {
        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return SpaceDiagnosis.super.place() + " is full in about " + HowLong.words(fullIn)
                    + " at the present pace (" + Bytes.words(volume.freeBytes()) + " free): "
                    + SpaceDiagnosis.super.consequence();
        }
    }
}
