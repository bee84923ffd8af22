package io.understudy.backup.judge;

import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.replication.diagnose.Alert;
import io.understudy.replication.diagnose.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What restore tests and drills showed to be wrong, and what is unknown without them. None of it is about one node. */
public sealed interface RehearsalDiagnosis extends AboutBackups {
    /** The newest restore test did not bring back what the backup should hold. */
    record RestoreTestFailed(String cluster, RestoreTest test) implements RehearsalDiagnosis {
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
            return cluster + ": the restore test of " + Words.minute(test.startedAt()) + " of the backup "
                    + test.backup() + " failed" + Words.inBrackets(test.detail())
                    + ". A restore may bring back less than is needed.";
        }

        @Override
        public String doFirst() {
            return "Read what it found, then test again: /replica backup restore-test " + cluster + ".";
        }
    }

    /**
     * Nobody knows whether a restore would succeed, nor how long it would take.
     *
     * @param newest when the newest that passed ended; empty when none ever did
     * @param age of that one, or since backups were first expected
     */
    record RestoreTestOld(String cluster, Optional<Instant> newest, Duration age) implements RehearsalDiagnosis {
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
            return cluster + ": "
                    + newest.map(at -> "the newest restore test that passed is from " + Words.minute(at) + ", "
                                    + age.toDays() + " d ago; one is due each week.")
                            .orElseGet(() -> "NO backup was ever restored to test it, and that has been due for "
                                    + age.toDays() + " d.");
        }

        @Override
        public String doFirst() {
            return "Test the newest one now: /replica backup restore-test " + cluster
                    + "; why none ran: /replica jobs.";
        }
    }

    /** The newest rehearsed failover failed. */
    record DrillFailed(String cluster, Drill drill) implements RehearsalDiagnosis {
        @Override
        public Alert alert() {
            return Alert.DRILL_FAILED;
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public String sentence() {
            return cluster + ": the drill of " + Words.minute(drill.startedAt())
                    + (drill.source().isEmpty() ? "" : " on a copy of " + drill.source()) + " failed"
                    + Words.inBrackets(drill.detail()) + ". A failover may fail the same way.";
        }

        @Override
        public String doFirst() {
            return "Read what it found, then rehearse again: /replica drill " + cluster + ".";
        }
    }
}
