package io.understudy.backup.dump;

import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.seal.AgeSealing;
import io.understudy.backup.seal.KeyExpiry;
import io.understudy.backup.seal.KeyRefusedException;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.settings.EncryptionSettings;
import io.understudy.replication.host.Host;
import io.understudy.replication.plan.Check;
import io.understudy.replication.plan.CheckList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether backups could be made as configured: answered without making one. */
public record BackupReadiness(BackupSettings settings, Host host, Clock clock) {
    /**
     * The checks, in the order in which a person would fix them.
     *
     * @param serverMajor the newest major version among the servers; empty if it is not known
     */
    public List<Check> checks(OptionalInt serverMajor) {
        CheckList checks = new CheckList();
        checks.add(directory());
        checks.add(programs(serverMajor));
        settings.encryption().map(this::key).ifPresent(checks::add);
        return checks.all();
    }

    private Check directory() {
        Path wanted = settings.directory().toAbsolutePath();
        Path nearest = wanted;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
            return Check.block(
                    "backup-directory",
                    "wanted to write backups to " + wanted + ", found that " + System.getProperty("user.name")
                            + " may not write to " + nearest,
                    "create it for that user, or correct backup.directory");
        }
        return Check.pass(
                "backup-directory",
                "backups can be written to " + wanted + (nearest.equals(wanted) ? "" : ", which will be made"));
    }

    private Check programs(OptionalInt serverMajor) {
        try {
            ClientPrograms.Version found = new ClientPrograms(host, settings.binDirectory()).version();
            if (serverMajor.isPresent() && found.major() < serverMajor.getAsInt()) {
                return Check.block(
                        "backup-programs",
                        "wanted pg_dump %d or newer in %s, found %s"
                                .formatted(serverMajor.getAsInt(), settings.binDirectory(), found.text()),
                        "install postgresql-client-" + serverMajor.getAsInt() + " and correct backup.bin_directory");
            }
            Optional<String> objection = new DumpCommand(settings, found).objection();
            if (objection.isPresent()) {
                return Check.block("backup-programs", objection.get(), "correct backup.dump or backup.bin_directory");
            }
            return Check.pass("backup-programs", "pg_dump " + found.text() + " is in " + settings.binDirectory());
        } catch (BackupFailedException e) {
            return Check.block(
                    "backup-programs", e.getMessage(), "install postgresql-client, or correct backup.bin_directory");
        }
    }

    private Check key(EncryptionSettings encryption) {
        String hint = "correct backup.encryption; until then there is no backup at all, rather than a plain one";
        try {
            Optional<String> expired = new KeyExpiry(encryption).complaint(clock.instant());
            return expired.isPresent()
                    ? Check.block("backup-key", expired.get(), hint)
                    : Check.pass(
                            "backup-key",
                            "backups are encrypted with "
                                    + AgeSealing.of(encryption).keyId());
        } catch (KeyRefusedException e) {
            return Check.block("backup-key", e.getMessage(), hint);
        }
    }
}
