package io.understudy.backup.dump;

import io.understudy.backup.catalogue.Backup;
import io.understudy.backup.dump.DumpOutcome.Dumped;
import io.understudy.backup.dump.DumpOutcome.NotDumped;
import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.folder.Checksums;
import io.understudy.backup.folder.Globals;
import io.understudy.backup.folder.Manifest;
import io.understudy.backup.folder.RestoreCommandHint;
import io.understudy.backup.program.BackupFailedException;
import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.settings.BackupSettings;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.backup.verify.ReadBack;
import io.understudy.replication.host.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Fills one partial directory: globals, every database, the full read, sums and manifest. */
final class BackupRun {
    private final Backup started;
    private final Path directory;
    private final BackupSettings settings;
    private final BackupSource source;
    private final ClientPrograms programs;
    private final BackupVerifier verifier;
    private final BackupTools tools;
    private final Consumer<BackupProgress> progress;

    private final List<String> failures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> sums = new TreeMap<>();
    private long bytes;

    BackupRun(
            Backup started,
            Path directory,
            BackupSettings settings,
            BackupSource source,
            ClientPrograms programs,
            BackupVerifier verifier,
            BackupTools tools,
            Consumer<BackupProgress> progress) {
        this.started = started;
        this.directory = directory;
        this.settings = settings;
        this.source = source;
        this.programs = programs;
        this.verifier = verifier;
        this.tools = tools;
        this.progress = progress;
        notes.addAll(source.notes());
    }

    /**
     * Does all of it.
     *
     * @throws BackupFailedException if no database could be dumped
     */
    Manifest perform() throws IOException, BackupFailedException {
        tell("dumping roles", 0);
        dumpGlobals();
        List<Manifest.Entry> whole = readBack(dumpAll());
        if (whole.isEmpty()) {
            throw new BackupFailedException(String.join("; ", failures));
        }
        Manifest manifest = manifest(whole);
        manifest.write(directory);
        Files.writeString(directory.resolve(RestoreCommandHint.FILE), RestoreCommandHint.of(manifest));
        sum(Manifest.FILE);
        sum(RestoreCommandHint.FILE);
        Checksums.write(directory, sums);
        return manifest;
    }

    private void dumpGlobals() throws IOException {
        Path file = directory.resolve(Globals.FILE);
        List<String> arguments = new ArrayList<>(List.of("--globals-only", "--file=" + file));
        if (!source.facts().readsRolePasswords()) {
            arguments.add("--no-role-passwords");
            notes.add("the roles are without their passwords, which "
                    + settings.dumper().user() + " may not read");
        }
        CommandResult result =
                programs.run(source.connection(), settings.timeLimit(), "pg_dumpall", arguments.toArray(String[]::new));
        Optional<String> complaint =
                result.succeeded() ? Globals.complaint(file) : Optional.of("pg_dumpall: " + result.complaint());
        complaint.ifPresent(one -> failures.add("roles: " + one));
        if (Files.exists(file)) {
            bytes += Files.size(file);
            sum(Globals.FILE);
        }
    }

    private List<Dumped> dumpAll() throws IOException {
        DatabaseDump dump = new DatabaseDump(
                programs, settings, tools.clock(), source.connection(), source.facts().inRecovery(), source.primary());
        List<Dumped> dumped = new ArrayList<>();
        int number = 0;
        for (Database database : source.facts().databases()) {
            number++;
            tell("dumping " + database.name(), number);
            DumpOutcome outcome = dump.into(directory, database);
            if (outcome instanceof NotDumped not) {
                failures.add(not.database() + ": " + not.why());
            } else if (outcome instanceof Dumped done) {
                dumped.add(done);
                note(done);
                // Summed at once: whatever happens to the file from here on is found.
                sum(done.entry().file());
                bytes += done.entry().dumpBytes();
            }
        }
        return dumped;
    }

    private List<Manifest.Entry> readBack(List<Dumped> dumps) throws IOException {
        List<Manifest.Entry> whole = new ArrayList<>();
        int number = 0;
        for (Dumped dump : dumps) {
            number++;
            Manifest.Entry entry = dump.entry();
            tell("reading back " + entry.name(), number);
            ReadBack read = verifier.readBack(directory.resolve(entry.file()), progress);
            if (read instanceof ReadBack.Whole found) {
                whole.add(entry.counted(found.rows()));
            } else {
                failures.add(entry.name() + ": " + read.complaint());
                Files.deleteIfExists(directory.resolve(entry.file()));
                sums.remove(entry.file());
                bytes -= entry.dumpBytes();
            }
        }
        return whole;
    }

    private void note(Dumped done) {
        if (!done.entry().source().equals(source.connection().node().name())) {
            notes.add(done.entry().name() + " was dumped from " + done.entry().source() + ", because "
                    + source.connection().node().name() + " failed twice");
        }
        if (!done.warnings().isEmpty()) {
            notes.add(done.entry().name() + ": " + done.warnings());
        }
    }

    private Manifest manifest(List<Manifest.Entry> whole) throws BackupFailedException {
        SourceFacts facts = source.facts();
        List<String> detail = new ArrayList<>(failures);
        detail.addAll(notes);
        return new Manifest(
                Manifest.FORMAT,
                started.id(),
                started.cluster(),
                failures.isEmpty() ? Backup.State.VERIFIED : Backup.State.DEGRADED,
                new Manifest.Origin(
                        source.connection().node().name(),
                        facts.role(),
                        facts.systemIdentifier(),
                        facts.timeline(),
                        facts.lsn(),
                        facts.version(),
                        false),
                new Manifest.Making(tools.version(), programs.version().text(), settings.dump().format(), "gzip", ""),
                started.startedAt().toString(),
                tools.clock().instant().toString(),
                facts.readsRolePasswords(),
                bytes,
                whole,
                String.join("; ", detail));
    }

    private void sum(String file) throws IOException {
        sums.put(file, Checksums.of(directory.resolve(file)));
    }

    private void tell(String phase, int number) {
        progress.accept(
                new BackupProgress(phase, "", number, source.facts().databases().size(), bytes, 0, 0));
    }
}
