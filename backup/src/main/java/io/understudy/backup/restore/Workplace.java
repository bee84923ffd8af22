package io.understudy.backup.restore;

import io.understudy.backup.folder.Manifest;
import io.understudy.backup.restore.RestoreFailedException.Fault;
import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.Login;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.Secret;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.scratch.PostgresBinaries;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSite;
import io.understudy.replication.scratch.ScratchSpec;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A new server of our own on this machine, empty, for one restore. Closing it stops it and removes what is left of it,
 * also on a thread that was interrupted.
 */
record Workplace(ScratchSite site, ScratchServer server, Path clients) implements AutoCloseable {
    private static final Duration QUESTION = Duration.ofSeconds(30);
    private static final long EMPTY_SERVER_BYTES = 256L << 20;
    private static final String SUPERUSER = "postgres";

    /**
     * Makes and starts it.
     *
     * @param clients client programs
     * @param major the oldest version that will do
     */
    static Workplace at(Path directory, Host host, Path clients, int major) throws RestoreFailedException {
        PostgresBinaries binaries = binaries(host, clients, major);
        ScratchSite site = ScratchSite.in(directory, host, binaries, new SecureRandom());
        try {
            return new Workplace(site, site.startPrimary(fast()), clients);
        } catch (RuntimeException e) {
            EvenIfInterrupted.run(site::close);
            throw e;
        }
    }

    /** The databases as they were, with some air and what a new server needs before it holds anything. */
    static void requireSpace(Path parent, List<Manifest.Entry> databases, String otherwise)
            throws RestoreFailedException {
        long bytes = databases.stream().mapToLong(Manifest.Entry::databaseBytes).sum();
        long wanted = bytes * 11 / 10 + EMPTY_SERVER_BYTES;
        long found = parent.toFile().getUsableSpace();
        if (found < wanted) {
            throw new RestoreFailedException(
                    Fault.PLACE,
                    "wanted " + Bytes.words(wanted) + " free in " + parent + " for a new server, found "
                            + Bytes.words(found) + ". Free some space or " + otherwise + ".");
        }
    }

    /** Server programs beside the client programs, else the newest of this machine. */
    static PostgresBinaries binaries(Host host, Path beside, int major) throws RestoreFailedException {
        PostgresBinaries found = host.exists(beside.resolve("initdb")) && host.exists(beside.resolve("postgres"))
                ? PostgresBinaries.in(host, beside)
                : PostgresBinaries.newest(host);
        if (found.majorVersion() < major) {
            throw new RestoreFailedException(
                    Fault.PLACE,
                    "wanted the server programs of PostgreSQL " + major + " or newer, found " + found.majorVersion()
                            + " in " + found.directory() + ". Install postgresql-" + major + ".");
        }
        return found;
    }

    /** It is thrown away, or made durable in one go at its end. */
    private static ScratchSpec fast() {
        return ScratchSpec.named("restore")
                .notDurable()
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                .with("full_page_writes", "off")
                .with("synchronous_commit", "off")
                .with("autovacuum", "off")
                .with("shared_buffers", "128MB")
                .with("maintenance_work_mem", "128MB")
                .with("checkpoint_timeout", "1h");
    }

    Destination destination(Host host, Clock clock, Instant end) {
        return new Destination(host, clients, server.conninfo(server.superuser(), "template1"), clock, end);
    }

    /** The roles and tablespaces of a backup for this server, its tablespaces made below a directory of its own. */
    RestorableGlobals globals(OpenedBackup backup, Path tablespaces, Host host) throws RestoreFailedException {
        Set<Path> places = new LinkedHashSet<>();
        RestorableGlobals globals = RestorableGlobals.of(backup.globals(), Set.of(SUPERUSER), (name, old) -> {
            Path place = tablespaces.resolve(Integer.toString(places.size() + 1));
            places.add(place);
            return place.toString();
        });
        for (Path place : places) {
            Argv make = Argv.of("install", "-d", "-m", "0700", "-o", site.host().loginUser(), "--", place.toString());
            CommandResult made = host.run(make, QUESTION);
            if (!made.succeeded()) {
                throw new RestoreFailedException(
                        Fault.PLACE, "wanted a directory for a tablespace, found: " + made.complaint());
            }
        }
        return globals;
    }

    NodeSpec node() {
        return new NodeSpec(
                server.name(),
                ScratchServer.ADDRESS,
                server.port(),
                new HostAccess.Local(),
                new PostgresInstallation(
                        server.dataDirectory().toString(),
                        site.binaries().directory().toString(),
                        SUPERUSER,
                        Optional.empty()));
    }

    Login login() {
        return new Login(server.superuser(), new Secret(server.password()));
    }

    @Override
    public void close() {
        EvenIfInterrupted.run(site::close);
    }
}
