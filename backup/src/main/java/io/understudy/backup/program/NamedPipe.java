package io.understudy.backup.program;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A pipe with a name between one of PostgreSQL's programs and us: its bytes touch no disk. Closing it removes the name.
 *
 * <p>For one use by one thread; the other end has a thread of its own until the use is over.
 */
public record NamedPipe(Path path) implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** What is done with the bytes at our end. */
    @FunctionalInterface
    public interface End<S> {
        void use(S stream) throws IOException;
    }

    /** Makes one that nobody else can open, where there is nothing yet. */
    public static NamedPipe at(Path path, Host host) throws IOException {
        CommandResult made = host.run(Argv.of("mkfifo", "--mode=0600", path.toString()), Duration.ofSeconds(10));
        if (!made.succeeded()) {
            throw new IOException("wanted a named pipe " + path + ", found: " + made.complaint());
        }
        return new NamedPipe(path);
    }

    /**
     * Runs a program that writes into the pipe, while {@code end} takes what comes.
     *
     * @throws IOException if {@code end} failed, whatever the program says then
     */
    public CommandResult drain(Supplier<CommandResult> program, End<InputStream> end) throws IOException {
        return beside(program, () -> {
            try (InputStream in = Files.newInputStream(path)) {
                end.use(in);
            }
        });
    }

    /**
     * Runs a program that reads the pipe, while {@code end} writes into it.
     *
     * @throws IOException if {@code end} failed although the program was content
     */
    public CommandResult feed(Supplier<CommandResult> program, End<OutputStream> end) throws IOException {
        AtomicReference<CommandResult> said = new AtomicReference<>();
        try {
            return beside(() -> remembered(said, program), () -> {
                try (OutputStream out = Files.newOutputStream(path)) {
                    end.use(out);
                }
            });
        } catch (IOException e) {
            // A program that gives up stops reading: what it said explains more than our broken pipe.
            if (said.get() != null && !said.get().succeeded()) {
                return said.get();
            }
            throw e;
        }
    }

    private static CommandResult remembered(AtomicReference<CommandResult> said, Supplier<CommandResult> program) {
        said.set(program.get());
        return said.get();
    }

    private interface Ours {
        void run() throws IOException;
    }

    private CommandResult beside(Supplier<CommandResult> program, Ours ours) throws IOException {
        CompletableFuture<Void> other = new CompletableFuture<>();
        Thread thread = new Thread(() -> settle(other, ours), "pipe " + path.getFileName());
        thread.setDaemon(true);
        thread.start();
        CommandResult said;
        try {
            said = program.get();
        } catch (RuntimeException e) {
            // It may take its time with what is left in the pipe, while something waits for what the program held.
            thread.interrupt();
            finishAfter(e, other);
            throw e;
        }
        finish(other);
        return said;
    }

    /** Our end breaks because the program went away: why that happened is what counts. */
    private void finishAfter(RuntimeException failure, CompletableFuture<Void> other) {
        try {
            finish(other);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void finish(CompletableFuture<Void> other) throws IOException {
        boolean interrupted = false;
        while (!other.isDone()) {
            letGo();
            interrupted |= !waited(other);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        try {
            other.join();
        } catch (CompletionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Our end may have been slow to begin, or still have bytes to work on: so it is looked at again and again. */
    private static boolean waited(CompletableFuture<Void> other) {
        try {
            other.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            return false;
        }
        return true;
    }

    private static void settle(CompletableFuture<Void> done, Ours ours) {
        try {
            ours.run();
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    /** An end that waits for the other one, which never came or is gone, waits no longer. */
    private void letGo() throws IOException {
        // Opened both ways, a pipe's opening never waits.
        try (RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw")) {
            both.getFD();
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
