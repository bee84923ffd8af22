package io.understudy.bot.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command lines of all processes, as anybody on the machine may read them, looked at many times a second. */
final class ProcessArguments implements AutoCloseable {
    private static final int EVERY_MILLIS = 10;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;

    ProcessArguments() {
        looking = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        ProcessHandle.allProcesses()
                .forEach(process -> commandLine(process.pid()).forEach(seen::add));
    }

    /** Empty if the process has ended meanwhile. */
    private static Stream<String> commandLine(long pid) {
        try {
            return Stream.of(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Refuses to answer if it did not look all the time. */
    Set<String> seen() {
        if (looking.isDone()) {
            throw new IllegalStateException("the look at the processes has failed");
        }
        return seen;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
