package io.understudy.replication.theatre;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A server with all its processes stopped by SIGSTOP, as if its machine hung; thawed when closed, or by {@link #thaw}. */
public final class Freeze implements AutoCloseable {
    private final List<String> pids;

    private Freeze(List<String> pids) {
        this.pids = pids;
    }

    public static Freeze of(Path dataDirectory) throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle root = ProcessHandle.of(postmaster).orElseThrow();
        Freeze freeze = new Freeze(Stream.concat(Stream.of(root), root.descendants())
                .map(process -> Long.toString(process.pid()))
                .toList());
        freeze.signal("STOP");
        return freeze;
    }

    /** Only one process. */
    public static Freeze ofProcess(String pid) {
        Freeze freeze = new Freeze(List.of(pid));
        freeze.signal("STOP");
        return freeze;
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Argv kill = Argv.of("sh", "-c", "kill -s \"$@\" || true", "kill", name).and(pids.toArray(String[]::new));
        try (LocalHost host = new LocalHost("here")) {
            host.run(kill, Duration.ofSeconds(10));
        }
    }

    @Override
    public void close() {
        thaw();
    }
}
