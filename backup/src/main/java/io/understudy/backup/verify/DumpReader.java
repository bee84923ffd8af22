package io.understudy.backup.verify;

import io.understudy.backup.program.ClientPrograms;
import io.understudy.backup.program.NamedPipe;
import io.understudy.backup.seal.Sealing;
import io.understudy.backup.verify.ReadBack.Broken;
import io.understudy.backup.verify.ReadBack.Unanswered;
import io.understudy.backup.verify.ReadBack.Whole;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.Output;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Reads a dump as a restore would, from its first byte to its last, and counts the rows that it would bring. A listing
 * ({@code pg_restore -l}) alone accepts half a dump.
 *
 * @param sealing opens files whose names end in {@link Sealing#SUFFIX}
 * @param timeLimit for each dump
 */
record DumpReader(ClientPrograms programs, Sealing sealing, Duration timeLimit) {
    /** From here on an exit code is not the program's own: there was none, or a signal ended it. */
    private static final int NOT_ITS_OWN = 126;

    /** Hears how far it is, often, on the caller's thread. */
    @FunctionalInterface
    interface Listener {
        /**
         * It got so far.
         *
         * @param table empty before the first
         * @param bytes of SQL so far
         */
        void reached(String table, long bytes);
    }

    /**
     * Reads it.
     *
     * @param dump a file in the custom format, encrypted or not, or a directory in the directory format
     */
    ReadBack read(Path dump, Listener listener) {
        if (!Files.exists(dump)) {
            return new Broken("wanted " + dump.getFileName() + ", found no such file");
        }
        try (SealedSource source = SealedSource.of(dump, sealing);
                Pipes pipes = Pipes.create(programs.host())) {
            return read(source, pipes, listener);
        } catch (SealedSource.DamagedException e) {
            return new Broken(wanted(dump) + e.getMessage());
        } catch (IOException | HostException e) {
            return new Unanswered(wanted(dump) + e.getMessage());
        }
    }

    private ReadBack read(SealedSource source, Pipes pipes, Listener listener) throws IOException {
        CopyCounter counter = new CopyCounter();
        CommandResult result;
        try {
            result = pipes.sql().drain(() -> restore(source, pipes, new Telling(counter, listener)), counter::takeAll);
        } catch (UncheckedIOException e) {
            source.complain();
            throw e.getCause();
        }
        source.complain();
        return judged(source.dump(), result, counter);
    }

    private CommandResult restore(SealedSource source, Pipes pipes, Output output) {
        Path sql = pipes.sql().path();
        if (!source.sealed()) {
            String format = Files.isDirectory(source.dump()) ? "directory" : "custom";
            return programs.readInFull(format, source.dump(), sql, timeLimit, output);
        }
        try (NamedPipe dump = pipes.another("dump")) {
            return dump.feed(() -> programs.readInFull("custom", dump.path(), sql, timeLimit, output), source::pour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadBack judged(Path dump, CommandResult result, CopyCounter counter) {
        if (result.exitCode() >= NOT_ITS_OWN) {
            return new Unanswered(
                    wanted(dump) + "pg_restore ended with " + result.exitCode() + ": " + result.complaint());
        }
        if (!result.succeeded() || !result.stderr().isBlank()) {
            return new Broken(wanted(dump) + result.complaint());
        }
        return counter.atRest()
                ? new Whole(counter.rows())
                : new Unanswered(wanted(dump) + "no end of the rows of " + counter.table());
    }

    private static String wanted(Path dump) {
        return "wanted to read " + dump.getFileName() + " to its end, found: ";
    }

    /** Tells on the caller's thread, whenever it waits for the program. */
    private record Telling(CopyCounter counter, Listener listener) implements Output {
        @Override
        public void silence() {
            listener.reached(counter.table(), counter.bytes());
        }
    }
}
