package io.understudy.replication.scratch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process of this machine with all its children. */
record Family(long pid) {

    List<ProcessHandle> all() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    static void awaitEnd(List<ProcessHandle> family, Duration patience) {
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ScratchException("waited for processes " + family, "not all of them ended", "see ps");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScratchException("waited for processes " + family, "the waiting was cancelled", "see ps");
        }
    }
}
