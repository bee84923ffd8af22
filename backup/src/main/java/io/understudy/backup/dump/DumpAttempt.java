package io.understudy.backup.dump;

import io.understudy.backup.dump.SourceFacts.Database;
import io.understudy.backup.folder.BackupFolder;
import io.understudy.backup.program.ClientPrograms.Connection;
import io.understudy.backup.settings.DumpSettings;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.HostFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** One call of {@code pg_dump}. */
record DumpAttempt(Workbench bench, Telling telling) {

    /**
     * How it ended.
     *
     * @param worthAnother whether trying again may help
     * @param targetFull whether it failed for want of space
     * @param sum of the file, if it was taken on the way
     * @param words errors and warnings; empty if there are none
     */
    record Ended(boolean succeeded, boolean worthAnother, boolean targetFull, Optional<String> sum, String words) {
        static Ended hopeless(String words) {
            return new Ended(false, false, isFull(words), Optional.empty(), words);
        }

        private static boolean isFull(String words) {
            return words.contains("No space left on device") || words.contains("Disk quota exceeded");
        }
    }

    private record Ran(CommandResult result, Optional<String> sum) {}

    /** A file, or with format directory a directory. */
    Path target(Database database) {
        return bench.file(database.stem() + ".dump");
    }

    /**
     * Dumps.
     *
     * @param snapshot whose view of the database it shares; empty: it has one of its own
     */
    Ended perform(Connection connection, Path target, Optional<String> snapshot) throws IOException {
        DumpListener listener = new DumpListener(telling);
        Function<Path, CommandResult> program = out -> pgDump(connection, out, snapshot, listener);
        try {
            return judged(streamed() ? stream(program, target) : write(program, target), listener);
        } catch (HostException e) {
            if (e.failure() instanceof HostFailure.Cancelled) {
                throw e;
            }
            return Ended.hopeless(e.getMessage());
        } catch (IOException e) {
            Ended ended = Ended.hopeless(String.valueOf(e.getMessage()));
            if (ended.targetFull()) {
                return ended;
            }
            throw e;
        }
    }

    private boolean streamed() {
        DumpSettings dump = bench.settings().dump();
        return bench.sealing().isPresent() || dump.maxRateBytes() > 0;
    }

    private Ran stream(Function<Path, CommandResult> program, Path target) throws IOException {
        DumpPipe.Taken taken = bench.pipe()
                .into(target, program, file -> telling.growing(file::bytes));
        return new Ran(taken.result(), Optional.of(taken.sum()));
    }

    /** Where it can jump back in its file, it writes where each table begins: so several jobs can restore it. */
    private Ran write(Function<Path, CommandResult> program, Path target) {
        telling.growing(() -> BackupFolder.sizeSoFar(target));
        return new Ran(program.apply(target), Optional.empty());
    }

    private CommandResult pgDump(
            Connection connection, Path out, Optional<String> snapshot, DumpListener listener) {
        return bench.programs()
                .run(
                        connection,
                        bench.settings().timeLimit(),
                        listener,
                        "pg_dump",
                        bench.command().arguments(out, snapshot).toArray(String[]::new));
    }

    private static Ended judged(Ran ran, DumpListener listener) {
        int exit = ran.result().exitCode();
        if (exit == 0 && !listener.error()) {
            return new Ended(true, false, false, ran.sum(), listener.words());
        }
        String words = listener.words().isEmpty() ? "without a word" : listener.words();
        boolean full = Ended.isFull(words);
        // Exit code 1 is pg_dump's own refusal; any other end came from outside and would come again.
        return new Ended(
                false, exit <= 1 && !full, full, Optional.empty(), "pg_dump ended with " + exit + ", " + words);
    }
}
