package io.understudy.backup.verify;

import io.understudy.backup.catalogue.VerificationLevel;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.verify.ReadBack.Broken;
import io.understudy.backup.verify.ReadBack.Unanswered;
import io.understudy.backup.verify.ReadBack.Whole;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Checks backups without a server: the sums, what has to be there, and every dump read from end to end.
 *
 * <p>Everything runs on the caller's thread, with one or two beside it that serve pipes; interrupting the caller ends it.
 */
public final class BackupVerifier {
    private final DumpReader reader;
    private final Inventory inventory;

    /**
     * Makes one for the backups of one cluster.
     *
     * @param host the bot's own machine
     * @param sealing opens encrypted files
     */
    public BackupVerifier(BackupSettings settings, Host host, Sealing sealing) {
        this.reader = new DumpReader(new ClientPrograms(host, settings.binDirectory()), sealing, settings.timeLimit());
        this.inventory = new Inventory(sealing);
    }

    /**
     * Reads one dump as a restore would.
     *
     * @param dump a file in the custom format, encrypted if its name ends in {@link Sealing#SUFFIX}, or a directory in the
     *     directory format
     * @param progress told on this thread; bytes are those of the SQL in it
     */
    public ReadBack readBack(Path dump, Consumer<BackupProgress> progress) {
        return reader.read(
                dump,
                (table, bytes) -> progress.accept(
                        new BackupProgress("reading back " + dump.getFileName(), table, 1, 1, bytes, 0, 0)));
    }

    /**
     * Looks at everything that a published backup has: first what is there and its sums, then every dump to its end.
     *
     * @param progress told on this thread; bytes are those of the files while sums are checked, then those of the SQL
     */
    public Verification verify(Path backup, Consumer<BackupProgress> progress) {
        Findings findings = new Findings();
        try {
            Manifest manifest = take(backup, inventory, findings, progress);
            readAll(backup, manifest, findings, progress);
            findings.lookedAt(VerificationLevel.L2);
        } catch (IOException e) {
            findings.failed("wanted to read " + backup.resolve(Manifest.FILE), e);
        }
        return findings.result();
    }

    /**
     * Looks only at what is there and its sums: level L1.
     *
     * @param progress told on this thread; bytes are those of the files
     */
    public Verification takeInventory(Path backup, Consumer<BackupProgress> progress) {
        return takeInventory(backup, inventory, progress);
    }

    /**
     * The same, for whoever is about to restore it and needs no more.
     *
     * @param sealing opens encrypted files
     */
    public static Verification takeInventory(Path backup, Sealing sealing, Consumer<BackupProgress> progress) {
        return takeInventory(backup, new Inventory(sealing), progress);
    }

    private static Verification takeInventory(Path backup, Inventory inventory, Consumer<BackupProgress> progress) {
        Findings findings = new Findings();
        try {
            take(backup, inventory, findings, progress);
        } catch (IOException e) {
            findings.failed("wanted to read " + backup.resolve(Manifest.FILE), e);
        }
        return findings.result();
    }

    private static Manifest take(
            Path backup, Inventory inventory, Findings findings, Consumer<BackupProgress> progress) throws IOException {
        Manifest manifest = Manifest.read(backup);
        inventory.look(backup, manifest, findings, progress);
        findings.lookedAt(VerificationLevel.L1);
        return manifest;
    }

    private void readAll(Path backup, Manifest manifest, Findings findings, Consumer<BackupProgress> progress) {
        int parts = manifest.databases().size();
        for (int part = 1; part <= parts; part++) {
            Manifest.Entry entry = manifest.databases().get(part - 1);
            int number = part;
            ReadBack read = reader.read(
                    backup.resolve(entry.file()),
                    (table, bytes) -> progress.accept(
                            new BackupProgress("reading back " + entry.name(), table, number, parts, bytes, 0, 0)));
            if (read instanceof Whole whole) {
                compare(entry, whole.rows(), findings);
                findings.counted(entry.name(), whole.rows());
            } else if (read instanceof Broken broken) {
                findings.wrong(broken.complaint());
            } else if (read instanceof Unanswered unanswered) {
                findings.open(unanswered.why());
            }
        }
    }

    /** What was counted when it was made, it has to have still. */
    private static void compare(Manifest.Entry entry, SortedMap<String, Long> rows, Findings findings) {
        if (!entry.rows().isEmpty() && !entry.rows().equals(rows)) {
            findings.wrong("wanted the rows of " + entry.name() + " that " + Manifest.FILE + " counts, found others in "
                    + entry.file());
        }
    }
}
