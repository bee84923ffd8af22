package io.understudy.replication.theatre;

import io.understudy.replication.cluster.HostAccess;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.host.Patience;
import io.understudy.replication.host.SshAddress;
import io.understudy.replication.host.SshServer;
import io.understudy.replication.scratch.ScratchPair;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.ScratchSpec;
import io.understudy.replication.scratch.StopMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A theatre whose nodes are on machines apart: each in a network namespace, with its own address, sshd and PostgreSQL. The
 * bot reaches them as it would over a real network. The file system is one, so tests can look at everything.
 *
 * <p>{@link ScratchServer#start} would start a server on the bot's machine: use {@link #start}.
 */
public final class MachinesApart implements AutoCloseable {
    private static final int SSH = 22;
    private static final LocalHost HERE = new LocalHost("here");
    private final ScratchPair pair;
    private final Namespaces network;
    private final Map<String, SshServer> daemons = new LinkedHashMap<>();
    private final Theatre theatre;

    private MachinesApart(Path directory, ScratchPair pair, List<ScratchServer> servers) {
        this.pair = pair;
        this.network = new Namespaces(servers.stream().map(ScratchServer::name).toArray(String[]::new));
        try {
            servers.forEach(server -> moveOut(server, pair.primary()));
            servers.forEach(server -> daemons.put(server.name(), daemon(directory, server.name())));
            List<NodeSpec> nodes = servers.stream().map(this::node).toList();
            this.theatre = new Theatre(pair, nodes, knownHosts(directory));
        } catch (RuntimeException e) {
            letGo();
            throw e;
        }
    }

    /** Machines {@code db1} (the primary) and {@code db2}; the daemons' files go into the directory. */
    public static MachinesApart pair(Path directory) {
        ScratchPair pair = ScratchPair.temporary();
        return new MachinesApart(directory, pair, List.of(pair.primary(), pair.standby()));
    }

    /** With a second standby of the same primary, {@code db3}. */
    public static MachinesApart three(Path directory) {
        ScratchPair pair = ScratchPair.temporary();
        ScratchSpec third = ScratchSpec.named("db3").notDurable();
        ScratchServer sibling = pair.site().startStandbyOf(pair.primary(), third);
        return new MachinesApart(directory, pair, List.of(pair.primary(), pair.standby(), sibling));
    }

    private static final String MOVE = """
            sed -i "s/host=127.0.0.1/host=$2/" "$1/postgresql.auto.conf"
            printf '%s\\n' "listen_addresses = '*'" 'log_replication_commands = on' >>"$1/postgresql.conf"
            printf '%s\\n' 'host all all samenet scram-sha-256' 'host replication all samenet scram-sha-256' >>"$1/pg_hba.conf"
            """;

    private void moveOut(ScratchServer server, ScratchServer primary) {
        server.stop(StopMode.FAST);
        String data = server.dataDirectory().toString();
        Argv move = Argv.of("sh", "-eu", "-c", MOVE, "sh", data, network.address(primary.name()));
        require(server.host().run(move, Patience.seconds(30)), "move " + server.name() + " to its machine");
        start(server);
    }

    /** Starts a server on its machine. */
    public void start(ScratchServer server) {
        String user = server.host().loginUser();
        String program = server.site().binaries().directory().resolve("pg_ctl").toString();
        Argv command = network.on(server.name(), "runuser", "-u", user, "--", program, "start", "-w")
                .and(
                        "-D",
                        server.dataDirectory().toString(),
                        "-l",
                        server.logFile().toString());
        require(HERE.run(command, Patience.seconds(60)), "start " + server.name());
    }

    private static final String SET = """
            printf '%s' "$2" >>"$1/postgresql.conf"
            kill -s HUP -- "$(head -n 1 "$1/postmaster.pid")"
            """;

    /** Gives a machine's server more settings, as lines of its configuration; they need no restart. */
    public void set(String machine, String lines) {
        String data = theatre.spec().requireNode(machine).postgres().dataDirectory();
        Argv command = Argv.of("sh", "-eu", "-c", SET, "sh", data, lines);
        require(HERE.run(command, Patience.seconds(10)), "give " + machine + " more settings");
    }

    private static void require(CommandResult result, String wanted) {
        if (!result.succeeded()) {
            throw new IllegalStateException("wanted to " + wanted + "; found: " + result.complaint());
        }
    }

    private SshServer daemon(Path directory, String machine) {
        try {
            return new SshServer(
                    Files.createDirectories(directory.resolve(machine)),
                    network.address(machine),
                    SSH,
                    network.on(machine).arguments());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeSpec node(ScratchServer server) {
        SshAddress ssh = daemons.get(server.name()).address();
        HostAccess access = new HostAccess.Ssh(ssh.host(), ssh.port(), ssh.user(), ssh.privateKey());
        NodeSpec here = Declared.node(server, access);
        return new NodeSpec(here.name(), network.address(here.name()), here.port(), access, here.postgres());
    }

    /** What each daemon's key was pinned in, as one file. */
    private Path knownHosts(Path directory) {
        Path all = directory.resolve("known_hosts");
        List<String> lines = new ArrayList<>();
        try {
            for (SshServer daemon : daemons.values()) {
                lines.addAll(Files.readAllLines(daemon.knownHosts()));
            }
            return Files.write(all, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Theatre theatre() {
        return theatre;
    }

    public Namespaces network() {
        return network;
    }

    public SshServer sshd(String machine) {
        return daemons.get(machine);
    }

    @Override
    public void close() {
        theatre.close();
        letGo();
    }

    private void letGo() {
        daemons.values().forEach(SshServer::close);
        pair.close();
        network.close();
    }
}
