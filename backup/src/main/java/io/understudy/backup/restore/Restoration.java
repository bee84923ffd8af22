package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.program.NamedPipe;
import io.understudy.backup.progress.BackupProgress;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.HostException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings one backup's databases back.
 *
 * @param work a private directory for pipes
 * @param jobs at most so many at once; one for what is encrypted, since that can only be read from its beginning to its end
 */
record Restoration(OpenedBackup backup, Destination to, Path work, int jobs, Consumer<BackupProgress> progress) {
    private static final String ERROR = "ERROR:";

    /**
     * Runs statements of the globals, also past errors.
     *
     * @param statements in Latin 1
     * @return the errors, for people
     */
    List<String> globals(String statements) throws RestoreFailedException {
        progress.accept(BackupProgress.of("restoring roles"));
        Duration left = to.left();
        // Through a pipe: they hold password verifiers, which an encrypted backup keeps off every disk.
        try (NamedPipe pipe = NamedPipe.at(work.resolve("globals.pipe"), to.host())) {
            CommandResult result = pipe.feed(
                    () -> to.script(pipe.path(), left),
                    out -> out.write(statements.getBytes(StandardCharsets.ISO_8859_1)));
            if (!result.succeeded()) {
                throw Verdict.of("to restore the roles", result.complaint(), to.major());
            }
            return result.stderr()
                    .lines()
                    .filter(line -> line.contains(ERROR))
                    .map(Restoration::afterPlace)
                    .toList();
        } catch (IOException | HostException e) {
            throw new RestoreFailedException(Fault.PLACE, "wanted to restore the roles, found: " + e);
        }
    }

    private static String afterPlace(String line) {
        return line.substring(line.indexOf(ERROR) + ERROR.length()).strip();
    }

    /**
     * Restores databases, one after the other, until the first that fails.
     *
     * @param existing those that are there, empty, and are filled instead of made
     */
    void databases(List<Manifest.Entry> entries, List<String> existing) throws RestoreFailedException {
        long expected =
                entries.stream().mapToLong(Manifest.Entry::databaseBytes).sum();
        long before = bytes();
        int number = 0;
        for (Manifest.Entry entry : entries) {
            number++;
            BackupProgress start = new BackupProgress(
                    "restoring " + entry.name(),
                    "",
                    number,
                    entries.size(),
                    Math.max(0, bytes() - before),
                    expected,
                    0);
            RestoreOutput output = new RestoreOutput(to.clock(), () -> bytes() - before, start, progress);
            List<String> arguments = new ArrayList<>();
            if (!existing.contains(entry.name())) {
                arguments.add("--create");
            }
            CommandResult result =
                    restore(entry, existing.contains(entry.name()) ? entry.name() : "template1", arguments, output);
            if (!result.succeeded()) {
                String words = output.complaint().isEmpty() ? result.complaint() : output.complaint();
                throw Verdict.of("to restore " + entry.name(), words, backup.major());
            }
        }
    }

    private CommandResult restore(Manifest.Entry entry, String database, List<String> arguments, RestoreOutput output)
            throws RestoreFailedException {
        Duration left = to.left();
        try {
            if (OpenedBackup.isSealed(entry.file())) {
                return piped(entry, all -> to.host().run(to.restoring(database, all), left, output), arguments);
            }
            Path file = backup.directory().resolve(entry.file());
            arguments.add("--jobs=" + jobs);
            arguments.add(Files.isDirectory(file) ? "--format=directory" : "--format=custom");
            arguments.add(file.toString());
            return to.host().run(to.restoring(database, arguments), left, output);
        } catch (HostException e) {
            throw new RestoreFailedException(Fault.PLACE, "wanted to restore " + entry.name() + ": " + e.getMessage());
        }
    }

    private CommandResult piped(
            Manifest.Entry entry, Function<List<String>, CommandResult> program, List<String> arguments)
            throws RestoreFailedException {
        try (NamedPipe pipe = NamedPipe.at(work.resolve("dump.pipe"), to.host())) {
            arguments.add("--format=custom");
            arguments.add(pipe.path().toString());
            return pipe.feed(() -> program.apply(arguments), out -> {
                try (InputStream plain = backup.plain(entry.file())) {
                    plain.transferTo(out);
                }
            });
        } catch (IOException e) {
            throw new RestoreFailedException(
                    Fault.BACKUP, "wanted to read " + entry.file() + " to its end, found: " + e.getMessage());
        }
    }

    /** Of all databases there; 0 if nobody says. */
    private long bytes() {
        try {
            return Long.parseLong(to.ask(
                            "template1",
                            "SELECT sum(pg_catalog.pg_database_size(oid))::int8 FROM pg_catalog.pg_database WHERE datallowconn")
                    .get(0));
        } catch (RestoreFailedException e) {
            return 0;
        }
    }
}
