package io.understudy.replication.scratch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process of this machine with all the children that it had at one moment. */
record Family(List<ProcessHandle> members) {

    static Family of(long pid) {
        return new Family(ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList());
    }

    void kill() {
        members.forEach(ProcessHandle::destroyForcibly);
    }

    void awaitEnd(Duration patience) {
        CompletableFuture<?>[] ends =
                members.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw failure("some still run after " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("the waiting was cancelled");
        }
    }

    private ScratchException failure(String found) {
        List<Long> pids = members.stream().map(ProcessHandle::pid).toList();
        return new ScratchException("wait for the end of the processes " + pids, found, "see what they do with ps");
    }
}
