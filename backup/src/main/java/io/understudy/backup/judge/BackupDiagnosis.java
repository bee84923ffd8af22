package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Backup;
import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Diagnosis;
import io.understudy.replication.diagnose.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What can be wrong with a cluster's logical backups. None of it is about one node. */
public sealed interface BackupDiagnosis extends AboutBackups {
    /** The newest run did not end in a backup that counts. */
    record BackupFailed(String cluster, Backup run) implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_FAILED;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": the backup of " + Words.minute(run.startedAt())
                    + (run.state() == Backup.State.DEGRADED ? " is not whole" : " failed")
                    + Words.inBrackets(run.detail())
                    + ". It does not count as a backup.";
        }

        @Override
        public String doFirst() {
            return "Remove the cause, then take one now: /replica backup now " + cluster + ".";
        }
    }

    /**
     * No backup that counts is recent, whatever the reason.
     *
     * @param newest when the newest that counts was begun; empty when there never was one
     * @param age of the newest, or since backups were first expected
     */
    record BackupMissing(String cluster, Optional<Instant> newest, Duration age, Duration limit)
            implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_MISSING;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": "
                    + newest.map(at -> "the newest verified backup is from " + Words.minute(at) + ", " + age.toHours()
                                    + " h ago; more than " + limit.toHours() + " h is too old.")
                            .orElseGet(() -> "there is NO verified backup, and one has been expected for "
                                    + age.toHours() + " h.");
        }

        @Override
        public String doFirst() {
            return "Take one now: /replica backup now " + cluster + "; what went wrong: /replica backup list " + cluster
                    + ".";
        }
    }

    /** Far smaller than those before: something may not be in it. */
    record BackupShrunk(String cluster, Instant startedAt, long bytes, long medianBytes) implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_ODD;
        }

        @Override
        public Severity severity() {
            return Severity.CRITICAL;
        }

        @Override
        public String sentence() {
            return cluster + ": the backup of " + Words.minute(startedAt) + " has " + Bytes.words(bytes) + " where "
                    + Bytes.words(medianBytes) + " is usual: data may be missing in it, or in the cluster.";
        }

        @Override
        public String doFirst() {
            return "Compare its databases with those before: /replica backup list " + cluster
                    + ". Keep an older one until it is explained.";
        }
    }

    /** Far larger than those before. */
    record BackupGrown(String cluster, Instant startedAt, long bytes, long medianBytes) implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_ODD;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the backup of " + Words.minute(startedAt) + " has " + Bytes.words(bytes) + " where "
                    + Bytes.words(medianBytes) + " is usual: the next ones may not find room.";
        }

        @Override
        public String doFirst() {
            return "Find out what grew, and look at the space for backups: /replica backup list " + cluster + ".";
        }
    }

    /**
     * Takes far longer than those before.
     *
     * @param running whether it still runs
     */
    record BackupOverlong(String cluster, Instant startedAt, Duration took, Duration median, boolean running)
            implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_ODD;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the backup of " + Words.minute(startedAt)
                    + (running ? " has been running for " : " took ") + took.toMinutes() + " min where "
                    + median.toMinutes() + " min is usual.";
        }

        @Override
        public String doFirst() {
            return "Look for a lock or a slow disk on its source: /replica backup list " + cluster + " names it.";
        }
    }

    /**
     * A backup could not be copied to a target. It counts all the same.
     *
     * @param backup its id; the oldest of those that this target lacks
     * @param since when the backup was there to be copied
     * @param detail of the newest failure
     * @param alone no target has got a copy lately
     */
    record CopyFailed(
            String cluster, String target, String backup, Instant since, int attempts, String detail, boolean alone)
            implements BackupDiagnosis {
        @Override
        public Alert alert() {
            return Alert.BACKUP_COPY_FAILED;
        }

        @Override
        public String key() {
            return Diagnosis.keyOf(alert(), node(), "copy-" + target);
        }

        @Override
        public Severity severity() {
            return alone ? Severity.CRITICAL : Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the backup " + backup + " has had no copy on " + target + " since "
                    + Words.minute(since) + "; "
                    + attempts + (attempts == 1 ? " attempt" : " attempts") + " failed"
                    + Words.inBrackets(detail) + "."
                    + (alone ? " No target has got a copy for " + CopyJudge.ALONE.toDays() + " days." : "");
        }

        @Override
        public String doFirst() {
            return "Run understudy check, which says what " + target + " lacks; the copy is then made by itself.";
        }
    }
}
