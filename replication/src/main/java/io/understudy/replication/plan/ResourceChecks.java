package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.Readiness;
import io.understudy.replication.observe.ServerFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the candidate can live as a primary: disk, archive, a backup to fall back to; and whether the bot may promote it. */
record ResourceChecks(Inspection inspection, String candidate, String primary) {
    private static final long LITTLE_BYTES = 1L << 30;
    private static final long TOO_LITTLE_BYTES = 64L << 20;
    private static final Duration OLD_BACKUP = Duration.ofHours(26);

    void add(CheckList checks) {
        privilege(checks);
        checks.add(diskSpace("candidate-disk-space", candidate, inspection));
        archive(checks);
        backup(checks);
    }

    private void privilege(CheckList checks) {
        String name = "bot-may-promote";
        String role = inspection.assessment().view().spec().operator().user();
        Optional<Readiness> readiness = inspection.closer().readinessOf(candidate);
        if (readiness.isEmpty()) {
            checks.add(Check.unknown(
                    name,
                    candidate + " did not say whether the role " + role + " may promote it.",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        checks.require(
                readiness.get().mayPromote(),
                name,
                "the role " + role + " may promote " + candidate,
                "The role " + role + " may not promote " + candidate + ".",
                "On the primary: GRANT EXECUTE ON FUNCTION pg_catalog.pg_promote(boolean, integer) TO " + role + ".");
    }

    /** The smaller of the data directory's and {@code pg_wal}'s file system. */
    static Check diskSpace(String name, String node, Inspection inspection) {
        OptionalLong free = free(node, inspection);
        if (free.isEmpty()) {
            return Check.warn(
                    name, "The free disk space of " + node + " could not be read.", "Look on its machine: df.");
        }
        String found = Bytes.words(free.getAsLong()) + " are free for WAL on " + node;
        if (free.getAsLong() >= LITTLE_BYTES) {
            return Check.pass(name, found);
        }
        String hint = "Free some space there; a primary whose WAL finds no room stops.";
        return free.getAsLong() < TOO_LITTLE_BYTES
                ? Check.block(name, "Only " + found + ".", hint)
                : Check.warn(name, "Only " + found + ".", hint);
    }

    private static OptionalLong free(String node, Inspection inspection) {
        if (!(inspection.hosts().get(node) instanceof HostFinding.Seen seen)) {
            return OptionalLong.empty();
        }
        OptionalLong wal =
                inspection.closer().filesOf(node).map(ServerFiles::walFreeBytes).orElse(OptionalLong.empty());
        return OptionalLong.of(Math.min(seen.freeBytes(), wal.orElse(Long.MAX_VALUE)));
    }

    private void archive(CheckList checks) {
        String name = "archive-works";
        String hint = "See archive_mode and archive_command on both nodes, and the server's log.";
        Optional<String> complaint = archiveComplaint();
        checks.prefer(complaint.isEmpty(), name, archivePraise(), complaint.orElse(""), hint);
    }

    private String archivePraise() {
        return isOn(archiveMode(candidate))
                ? candidate + " will archive its WAL"
                : "neither " + primary + " nor " + candidate + " archives WAL";
    }

    private Optional<String> archiveComplaint() {
        Optional<Readiness> old = inspection.closer().readinessOf(primary);
        if (old.filter(one -> one.archiver().fails()).isPresent()) {
            return Optional.of("The archiver of " + primary + " fails.");
        }
        String here = archiveMode(candidate).orElse("");
        Optional<String> there = archiveMode(primary);
        if (there.isEmpty()) {
            return Optional.of("Nobody knows whether " + primary + " archived its WAL.");
        }
        if (isOn(there) && here.equals("off")) {
            return Optional.of(primary + " archives its WAL, and " + candidate + " would not: archive_mode is off.");
        }
        return isOn(Optional.of(here))
                        && settings(candidate)
                                .getOrDefault("archive_command", "set")
                                .isEmpty()
                ? Optional.of("archive_mode of " + candidate + " is " + here + ", and its archive_command is empty.")
                : Optional.empty();
    }

    private static boolean isOn(Optional<String> mode) {
        return mode.filter(value -> value.equals("on") || value.equals("always"))
                .isPresent();
    }

    private Optional<String> archiveMode(String node) {
        return Optional.ofNullable(settings(node).get("archive_mode")).or(() -> inspection
                .closer()
                .filesOf(node)
                .flatMap(files -> Optional.ofNullable(files.configured().get("archive_mode"))));
    }

    private Map<String, String> settings(String node) {
        return Optional.ofNullable(inspection.details().get(node))
                .map(NodeDetails::settings)
                .orElse(Map.of());
    }

    private void backup(CheckList checks) {
        Optional<LastBackup> last = inspection.closer().background().lastBackup();
        Optional<Duration> age = last.map(one -> Duration.between(
                one.finishedAt(), inspection.assessment().view().at()));
        checks.prefer(
                age.filter(one -> one.compareTo(OLD_BACKUP) <= 0).isPresent(),
                "recent-backup",
                "the last verified backup is " + hours(age) + " old",
                last.map(one -> "The last verified backup, " + one.id() + ", is " + hours(age) + " old.")
                        .orElse("The bot knows of no verified backup of "
                                + inspection.assessment().view().spec().name() + "."),
                "Replication is no backup; make one: /replica backup now.");
    }

    private static String hours(Optional<Duration> age) {
        return age.map(one -> one.toHours() < 48 ? one.toHours() + " h" : one.toDays() + " days")
                .orElse("");
    }
}
