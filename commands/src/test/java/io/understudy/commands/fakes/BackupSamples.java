package io.understudy.commands.fakes;

import io.understudy.backup.catalogue.Assurance;
import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.catalogue.BackupCopy;
import io.understudy.backup.catalogue.Drill;
import io.understudy.backup.catalogue.Pin;
import io.understudy.backup.catalogue.RestoreTest;
import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.keep.RetentionPlan;
import io.understudy.backup.keep.RetentionPreview;
import io.understudy.commands.render.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Backups of orders and what became of them: one each night at 03:10, restored and drilled two days ago. */
public final class BackupSamples {
    public static final String KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    private static final Instant NIGHT = Instant.parse("2026-11-20T03:10:00Z");
    private static final Instant TWO_DAYS_AGO = Samples.NOW.minus(Duration.ofDays(2));

    private BackupSamples() {}

    /** So many nights ago, growing by 10 MB and 2 s a night. */
    public static Backup backup(int nightsAgo, Backup.State state, String detail) {
        Instant began = NIGHT.minus(Duration.ofDays(nightsAgo));
        String stamp = began.toString().replaceAll("[-:]", "");
        boolean failed = state == Backup.State.FAILED;
        return new Backup(
                "orders-" + stamp,
                "orders",
                failed ? "" : "db2",
                "/var/backups/orders/orders-" + stamp,
                began,
                Optional.of(began.plusSeconds(failed ? 12 : 240 - 2L * nightsAgo)),
                state,
                failed ? 0 : 1_200_000_000L - 10_000_000L * nightsAgo,
                failed ? List.of() : List.of("app", "billing"),
                detail);
    }

    /** Verified, read in full. */
    public static Backup verified(int nightsAgo) {
        Backup backup = backup(nightsAgo, Backup.State.VERIFIED, "");
        return backup.with(new Assurance(
                VerificationLevel.L2, backup.finishedAt(), Optional.empty(), Optional.empty()));
    }

    /** Restored two days ago, encrypted and pinned. */
    public static Backup treasured(int nightsAgo) {
        return verified(nightsAgo)
                .with(new Assurance(
                        VerificationLevel.L3,
                        Optional.of(TWO_DAYS_AGO),
                        Optional.of(KEY),
                        Optional.of(new Pin("Alice", TWO_DAYS_AGO, "the audit"))));
    }

    /** Newest first: ten nights, one of which failed. */
    public static List<Backup> nights() {
        List<Backup> all = new ArrayList<>();
        for (int night = 0; night < 10; night++) {
            all.add(
                    night == 3
                            ? backup(night, Backup.State.FAILED, "db2 went away during the dump of billing")
                            : night == 2 ? treasured(night) : verified(night));
        }
        return all;
    }

    public static BackupCopy copy(Backup backup, String target, BackupCopy.State state) {
        boolean failed = state == BackupCopy.State.FAILED;
        return new BackupCopy(
                backup.id(),
                "orders",
                target,
                state,
                failed ? 3 : 1,
                Samples.NOW,
                failed ? 0 : backup.bytes(),
                failed ? "vault.example.org does not answer" : "");
    }

    public static RestoreTest passedTest() {
        return new RestoreTest(
                "orders",
                verified(2).id(),
                TWO_DAYS_AGO.minusSeconds(300),
                Optional.of(TWO_DAYS_AGO),
                RestoreTest.State.PASSED,
                Duration.ofSeconds(245),
                12,
                1_234_567,
                600,
                "");
    }

    public static RestoreTest failedTest() {
        return new RestoreTest(
                "orders",
                verified(1).id(),
                Samples.NOW.minusSeconds(90),
                Optional.of(Samples.NOW.minusSeconds(50)),
                RestoreTest.State.FAILED,
                Duration.ZERO,
                3,
                4_000,
                12,
                "table public.customer has 3999 rows, the manifest says 4000");
    }

    /** The months before took a little longer. */
    public static Drill drill(int monthsAgo) {
        Instant began = Instant.parse("2026-11-01T04:30:00Z").minus(Duration.ofDays(30L * monthsAgo));
        return new Drill(
                "orders",
                "db2",
                began,
                Optional.of(began.plusSeconds(70)),
                Drill.State.PASSED,
                1_300_000_000L,
                Duration.ofSeconds(41 + monthsAgo),
                Duration.ofMillis(3_200),
                Duration.ofMillis(400 + 60L * monthsAgo),
                "");
    }

    public static Drill failedDrill() {
        Instant began = Samples.NOW.minusSeconds(60);
        return new Drill(
                "orders",
                "db2",
                began,
                Optional.of(Samples.NOW),
                Drill.State.FAILED,
                1_300_000_000L,
                Duration.ofSeconds(41),
                Duration.ZERO,
                Duration.ZERO,
                "the copy did not start: max_connections is 50 here, 100 on the primary");
    }

    /** Two that go, seven that stay. */
    public static RetentionPreview preview(boolean onlyTold) {
        List<Backup> nights = nights();
        return new RetentionPreview(
                new RetentionPlan(
                        nights.subList(0, 7).stream()
                                .map(one -> new RetentionPlan.Kept(one, List.of("daily")))
                                .toList(),
                        List.of(
                                new RetentionPlan.Removable(nights.get(9), "older than 7 days, and no week's newest"),
                                new RetentionPlan.Removable(nights.get(8), "older than 7 days, and no week's newest")),
                        List.of()),
                onlyTold);
    }

    public static RetentionPreview frozen() {
        return new RetentionPreview(
                new RetentionPlan(
                        List.of(),
                        List.of(),
                        List.of("the newest verified backup is of 2026-11-15 03:10 UTC, which is more than 2 days ago:"
                                + " nothing is removed until one succeeds")),
                false);
    }

    /** Everything is known. */
    public static Recovery recovery(Backup newest) {
        return new Recovery(
                Optional.of(newest), Optional.of(passedTest()), Optional.of(passedTest()), Optional.of(drill(0)));
    }

    /** Nothing but that backup is. */
    public static Recovery only(Optional<Backup> newest) {
        return new Recovery(newest, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
