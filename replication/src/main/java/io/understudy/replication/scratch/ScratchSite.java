package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * One directory with throwaway servers, their common passwords and the means to run them. Closing it stops every server
 * in it and removes the directory.
 */
public final class ScratchSite implements AutoCloseable {

    private static final String SERVER_USER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Host host;
    private final PostgresBinaries binaries;
    private final ScratchDirectory directory;
    private final Credentials credentials;

    private ScratchSite(Host host, PostgresBinaries binaries, ScratchDirectory directory, RandomGenerator random) {
        this.host = host;
        this.binaries = binaries;
        this.directory = directory;
        this.credentials = new Credentials(host, directory.path().resolve("passfile"), random);
    }

    /** A site in a new temporary directory, with the newest PostgreSQL of this machine. */
    public static ScratchSite temporary() {
        Host host = serverHost(new LocalHost("localhost"));
        PostgresBinaries binaries = PostgresBinaries.newest(host);
        return new ScratchSite(host, binaries, ScratchDirectory.temporary(host), new SecureRandom());
    }

    /**
     * A site in a directory that is empty or does not exist yet.
     *
     * @param login this machine, as the user that Understudy runs as
     */
    public static ScratchSite in(Path path, Host login, PostgresBinaries binaries, RandomGenerator random) {
        Host host = serverHost(login);
        return new ScratchSite(host, binaries, ScratchDirectory.at(path, login, host), random);
    }

    /**
     * Stops and removes what a process that died left in a directory that {@link #in} made; does nothing if there is
     * nothing.
     *
     * @param login this machine, as the user that Understudy runs as
     * @throws ScratchException if there is something that does not bear our mark, or that belongs to somebody else
     */
    public static void removeLeftover(Path path, Host login, PostgresBinaries binaries) {
        Host host = serverHost(login);
        ScratchDirectory.leftover(path, host)
                .ifPresent(directory -> new ScratchSite(host, binaries, directory, new SecureRandom()).close());
    }

    /** The machine as the user that runs the servers: PostgreSQL refuses to run as root. */
    static Host serverHost(Host login) {
        if (!login.loginUser().equals("root")) {
            return login;
        }
        if (!login.run(Argv.of("id", "-u", SERVER_USER), PATIENCE).succeeded()) {
            throw new ScratchException(
                    "run servers as the user " + SERVER_USER,
                    "there is no such user",
                    "install PostgreSQL's server package, or start as a user that is not root");
        }
        return login.as(SERVER_USER);
    }

    /** Makes and starts a primary with {@code initdb}: data checksums on, passwords everywhere. */
    public ScratchServer startPrimary(ScratchSpec spec) {
        ScratchServer server = new ScratchServer(this, spec);
        new Initdb(server).run();
        server.startOnFreePort();
        return server;
    }

    /**
     * Makes a standby with a base backup and a slot of its own on the primary, starts it and waits until it streams. The
     * replicator logs in if the roles exist, else the superuser.
     */
    public ScratchServer startStandbyOf(ScratchServer primary, ScratchSpec spec) {
        ScratchServer server = new ScratchServer(this, spec);
        new BaseBackup(primary, server).run();
        return server;
    }

    public Path directory() {
        return directory.path();
    }

    /** Holds every password of the site, in .pgpass format; mode 0600, owned by the servers' user. */
    public Path passfile() {
        return credentials.passfile();
    }

    /** The machine as the user that runs the servers. */
    public Host host() {
        return host;
    }

    public PostgresBinaries binaries() {
        return binaries;
    }

    Credentials credentials() {
        return credentials;
    }

    /** Also on a thread that was interrupted: what it runs would be ended at once, and this has to be done in any case. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            for (Path data : directory.dataDirectoriesInUse()) {
                end(new PgCtl(host, binaries, data));
            }
            directory.remove();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the servers hold goes with the directory: there is nothing to write out for. */
    private static void end(PgCtl server) {
        OptionalLong pid = server.postmasterPid();
        if (pid.isEmpty() || !server.isRunning()) {
            return;
        }
        Family family = Family.of(pid.getAsLong());
        // A frozen postmaster hears nothing but this.
        server.signal("CONT");
        if (!server.stop(StopMode.IMMEDIATE).succeeded()) {
            family.kill();
        }
        family.awaitEnd(PATIENCE);
    }
}
