package io.understudy.replication.theatre;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server's WAL on a small volume of its own, in memory. Needs root. */
public final class SmallWal implements AutoCloseable {
    private static final LocalHost HERE = new LocalHost("here");
    private final ScratchServer server;
    private final Path volume;

    private SmallWal(ScratchServer server) {
        this.server = server;
        this.volume = server.dataDirectory().resolveSibling("wal");
    }

    /** Moves the WAL of a server there, which is stopped and stays so. */
    public static SmallWal of(ScratchServer server, int megabytes) {
        SmallWal wal = new SmallWal(server);
        String user = server.host().loginUser();
        String before = server.dataDirectory().resolve("pg_wal").toString();
        String to = wal.volume.toString();
        asRoot("install", "-d", "-o", user, "-m", "0700", to);
        asRoot("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700,uid=" + user, "tmpfs", to);
        asRoot("cp", "-a", before + "/.", to);
        asRoot("rm", "-r", "--", before);
        asRoot("ln", "-s", to, before);
        return wal;
    }

    /** Where it is mounted. */
    public Path volume() throws IOException {
        return volume.toRealPath();
    }

    public long freeBytes() throws IOException {
        return Files.getFileStore(volume).getUsableSpace();
    }

    /** Every path on it, relative to it. */
    public SortedSet<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(volume)) {
            return all.map(path -> volume.relativize(path).toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Leaves this much free, as a file that is not PostgreSQL's. */
    public void fillBut(long bytes) throws IOException {
        String filler = volume.resolve("filler").toString();
        asRoot("fallocate", "-l", Long.toString(freeBytes() - bytes), filler);
    }

    public void resize(int megabytes) {
        asRoot("mount", "-o", "remount,size=" + megabytes + "m", volume.toString());
    }

    private static void asRoot(String program, String... arguments) {
        CommandResult result = HERE.run(Argv.of(program, arguments), Patience.seconds(20));
        assertThat(result.succeeded()).as(result.complaint()).isTrue();
    }

    /** The server ends with it. */
    @Override
    public void close() {
        server.stop(StopMode.IMMEDIATE);
        asRoot("umount", volume.toString());
    }
}
