package io.understudy.backup.dump;

import io.understudy.backup.dump.DumpOutcome.Dumped;
import io.understudy.backup.folder.SumProgram;
import io.understudy.backup.verify.BackupVerifier;
import io.understudy.backup.verify.ReadBack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sums and reads back dumps that are finished, beside the next dump. Closing it ends what it is at. */
final class Proofs implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final SumProgram summing;
    private final BackupVerifier verifier;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Proofs::thread);
    private final List<Future<Proof>> begun = new ArrayList<>();

    Proofs(SumProgram summing, BackupVerifier verifier) {
        this.summing = summing;
        this.verifier = verifier;
    }

    /**
     * One dump after it was read.
     *
     * @param sums by file
     */
    record Proof(Dumped dump, Map<String, String> sums, ReadBack read) {}

    /** What becomes of a proof, in the order in which they were begun. */
    @FunctionalInterface
    interface Judge {
        void take(Proof proof) throws IOException;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "backup-proof");
        thread.setDaemon(true);
        return thread;
    }

    void begin(Dumped dump) {
        begun.add(thread.submit(() -> prove(dump)));
    }

    private Proof prove(Dumped dump) throws IOException {
        Path path = dump.path();
        // The sum first: whatever happens to the file from here on is found.
        Map<String, String> sums = dump.sum().isPresent()
                ? Map.of(path.getFileName().toString(), dump.sum().get())
                : summing.ofAll(path);
        return new Proof(dump, sums, verifier.readBack(path, progress -> {}));
    }

    /**
     * Waits for all of them.
     *
     * @param telling told of each that is waited for
     * @throws IOException if a dump could not be read for want of a disk that works
     */
    void end(Telling telling, Judge judge) throws IOException, InterruptedException {
        int number = 0;
        for (Future<Proof> proof : begun) {
            number++;
            if (!proof.isDone()) {
                telling.phase("reading back", number, begun.size());
            }
            judge.take(ended(proof, telling));
        }
    }

    private static Proof ended(Future<Proof> proof, Telling telling) throws IOException, InterruptedException {
        while (true) {
            try {
                return proof.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                telling.tick();
            } catch (ExecutionException e) {
                throw new IOException("wanted to read back what was dumped, found: " + e.getCause(), e);
            }
        }
    }

    /** Comes back when nobody reads any more, so that the files can be deleted. */
    @Override
    public void close() {
        thread.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
