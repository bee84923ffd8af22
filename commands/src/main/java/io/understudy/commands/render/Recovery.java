package io.understudy.commands.render;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupBooks;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.commands.chat.Part.Facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of getting a cluster back, or over to its standby.
 *
 * @param newestVerified the newest backup that counts
 * @param newestTest the newest restore test that ended, however it did
 * @param newestPassed the newest that passed: its time is the recovery time (RTO)
 * @param drill the newest that passed: its promotion is the expected failover time
 */
public record Recovery(
        Optional<Backup> newestVerified,
        Optional<RestoreTest> newestTest,
        Optional<RestoreTest> newestPassed,
        Optional<Drill> drill) {
    static final Recovery NOTHING =
            new Recovery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int RECENT = 10;

    /** As the books have it now. */
    public static Recovery of(BackupBooks books, String cluster) {
        return new Recovery(
                books.backups().newestVerified(cluster),
                books.restoreTests().recent(cluster, RECENT).stream()
                        .filter(test -> test.state() != RestoreTest.State.RUNNING)
                        .findFirst(),
                books.restoreTests().newestPassed(cluster),
                books.drills().newestPassed(cluster));
    }

    /** {@code 03:10 UTC (10 h ago) · 1.2 GB · restored 2 d ago, RTO 4 min · RPO 10 h (what a restore would lose)}. */
    String backup(Instant now) {
        return newestVerified
                .map(backup -> begun(backup, now) + " · " + Figures.bytes(backup.bytes()) + " · " + proof(backup, now)
                        + " · RPO " + rpo(backup, now) + " (what a restore would lose)")
                .orElse("none");
    }

    /** For one cell of a table. */
    String brief(Instant now) {
        return newestVerified
                .map(backup -> rpo(backup, now) + " old · " + rto().orElse("RTO not measured"))
                .orElse("NONE");
    }

    List<Fact> facts(Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Newest verified backup", backup(now)));
        drill.ifPresent(one -> facts.add(new Fact(
                "Expected failover time",
                Figures.duration(one.promotion()) + " (drill of " + Figures.day(one.startedAt()) + ")")));
        return facts;
    }

    /** {@code RTO 4 min}; empty while it was not measured. */
    Optional<String> rto() {
        return newestPassed.map(test -> "RTO " + Figures.duration(test.restore()));
    }

    /** A restore gives what was there when the backup began. */
    static String rpo(Backup backup, Instant now) {
        return Figures.duration(Duration.between(backup.startedAt(), now));
    }

    static String begun(Backup backup, Instant now) {
        return Figures.since(backup.startedAt(), now).replace(")", " ago)");
    }

    /** Whether that backup was restored itself, or which was the last that was. */
    String proof(Backup backup, Instant now) {
        String rto = rto().map(words -> ", " + words).orElse("");
        if (backup.assurance().level() == VerificationLevel.L3) {
            return BackupWords.standing(backup, now) + rto;
        }
        return BackupWords.standing(backup, now) + "; "
                + newestTest
                        .map(test -> "last restore test " + RestoreTestMessage.outcome(test) + " "
                                + BackupWords.ago(test.finishedAt().orElse(test.startedAt()), now)
                                + rto)
                        .orElse("never restore-tested");
    }
}
