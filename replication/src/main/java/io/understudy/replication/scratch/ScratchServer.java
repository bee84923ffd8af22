package io.understudy.replication.scratch;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.roles.RoleNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.OptionalLong;

/** One throwaway server. Made by {@link ScratchSite}, which also removes it. */
public final class ScratchServer {

    /** Where every throwaway server listens, and nowhere else. */
    public static final String ADDRESS = "127.0.0.1";

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SYNC_PATIENCE = Duration.ofHours(1);
    private static final int PORT_ATTEMPTS = 5;

    private final ScratchSite site;
    private final ScratchSpec spec;
    private final PgCtl pgCtl;
    private int port;

    ScratchServer(ScratchSite site, ScratchSpec spec) {
        this.site = site;
        this.spec = spec;
        this.pgCtl = new PgCtl(site.host(), site.binaries(), dataDirectory());
    }

    public String name() {
        return spec.name();
    }

    /** The TCP port on {@link #ADDRESS}; the same for as long as the server exists. */
    public int port() {
        return port;
    }

    public Path dataDirectory() {
        return directory().resolve("data");
    }

    /** Everything that the server has said since it was made. */
    public Path logFile() {
        return directory().resolve("server.log");
    }

    public String superuser() {
        return SUPERUSER;
    }

    /** The superuser's password. */
    public String password() {
        return passwordOf(SUPERUSER);
    }

    /**
     * The password of one of the roles that {@link #createRoles} made.
     *
     * @throws IllegalArgumentException if there is no such role
     */
    public String passwordOf(String user) {
        if (!user.equals(SUPERUSER) && !site.credentials().knows(user)) {
            throw new IllegalArgumentException("no role %s was made on %s".formatted(user, name()));
        }
        return site.credentials().passwordOf(user);
    }

    public Path passfile() {
        return site.passfile();
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(ADDRESS, port, database);
    }

    /** A libpq connection string without password: it names the passfile. */
    public String conninfo(String user, String database) {
        return conninfo(user).with("dbname", database).toString();
    }

    Conninfo conninfo(String user) {
        return new Conninfo(port, user, passfile());
    }

    /** The machine as the user that runs the server. */
    public Host host() {
        return site.host();
    }

    public ScratchSite site() {
        return site;
    }

    ScratchSpec spec() {
        return spec;
    }

    Path directory() {
        return site.directory().resolve(spec.name());
    }

    void makeDirectory() {
        CommandResult made =
                host().run(Argv.of("mkdir", "-m", "0700", "--", directory().toString()), PATIENCE);
        if (!made.succeeded()) {
            throw new ScratchException("make the server " + name(), made.complaint(), "choose another name");
        }
    }

    /** The first start: the port is free when it is picked and may be taken when it is used. */
    void startOnFreePort() {
        for (int attempt = 1; ; attempt++) {
            port = FreePort.pick();
            String settings = ScratchSettings.render(spec, port, directory());
            host().writeFile(dataDirectory().resolve("postgresql.conf"), settings, 0600);
            CommandResult result = pgCtl.start(logFile());
            if (result.succeeded()) {
                return;
            }
            if (attempt == PORT_ATTEMPTS || !logTail().contains("could not bind")) {
                throw refusedToStart(result);
            }
        }
    }

    /**
     * Starts the server and returns when it takes connections; does nothing if it runs.
     *
     * @throws ScratchException with the end of the server's log if it does not start
     */
    public void start() {
        if (!isRunning()) {
            CommandResult result = pgCtl.start(logFile());
            if (!result.succeeded()) {
                throw refusedToStart(result);
            }
        }
    }

    /** Stops the server and returns when it is gone; does nothing if it does not run. */
    public void stop(StopMode mode) {
        if (isRunning()) {
            CommandResult result = pgCtl.stop(mode);
            if (!result.succeeded()) {
                throw new ScratchException("stop " + name(), result.complaint(), "try another mode");
            }
        }
    }

    public boolean isRunning() {
        return pgCtl.isRunning();
    }

    /**
     * Kills the postmaster with SIGKILL, as the machine's out-of-memory killer would, and waits until it and its children
     * are gone. Nothing was written out; the next start recovers.
     */
    public void kill9() {
        OptionalLong pid = pgCtl.postmasterPid();
        Family family = Family.of(pid.orElseThrow(
                () -> new ScratchException("kill the postmaster of " + name(), "it is stopped", "start it")));
        pgCtl.signal("KILL");
        family.awaitEnd(PATIENCE);
    }

    /**
     * Sends the postmaster a signal.
     *
     * @param signal a name such as {@code HUP}, {@code STOP} or {@code CONT}
     */
    public void signal(String signal) {
        pgCtl.signal(signal);
    }

    /**
     * Stops it in good order and moves its data directory, with the configuration that {@code initdb} wrote and every byte
     * on disk: from then on it is nobody's throwaway.
     *
     * @param place on the same file system; absent, or an empty directory
     * @throws ScratchException if it cannot be done; then it is still here
     */
    public void moveTo(Path place) {
        stop(StopMode.FAST);
        Path settings = dataDirectory().resolve("postgresql.conf");
        demand(Argv.of("mv", "-f", "--", initialConfiguration().toString(), settings.toString()));
        demand(site.binaries()
                .command("initdb")
                .and("--sync-only", "-D", dataDirectory().toString()));
        try {
            Files.move(dataDirectory(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ScratchException(
                    "move " + dataDirectory() + " to " + place, e.toString(), "name a place on the same file system");
        }
    }

    private void demand(Argv command) {
        CommandResult result = host().run(command, SYNC_PATIENCE);
        if (!result.succeeded()) {
            throw new ScratchException(
                    "make " + name() + " a server that stays", result.complaint(), "see its directory");
        }
    }

    /** What {@code initdb} wrote, which our own settings replace. */
    Path initialConfiguration() {
        return directory().resolve("postgresql.conf.initial");
    }

    /** Creates Understudy's roles with random passwords, which are added to the passfile. For a primary. */
    public void createRoles(RoleNames names) {
        new RoleCreation(this, names).run();
    }

    String replicationUser() {
        String replicator = RoleNames.DEFAULT.replicator();
        return site.credentials().knows(replicator) ? replicator : SUPERUSER;
    }

    /** Runs a script as the superuser in the database {@code postgres} until its first error. */
    String psql(String purpose, String script) {
        Conninfo conninfo = conninfo(SUPERUSER).with("dbname", "postgres");
        return new Psql(host(), site.binaries(), conninfo).run(purpose + " on " + name(), script);
    }

    private ScratchException refusedToStart(CommandResult result) {
        String found = result.complaint() + "\n" + logTail();
        return new ScratchException("start " + name(), found, "the whole log is " + logFile());
    }

    private String logTail() {
        return host().run(Argv.of("tail", "-n", "20", "--", logFile().toString()), PATIENCE)
                .stdout();
    }
}
