package io.understudy.replication.theatre;

import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.Patience;
import io.understudy.replication.scratch.ScratchServer;
import io.understudy.replication.scratch.StopMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Throwaway servers as clusters of Debian's postgresql-common: {@code pg_createcluster} takes their configuration into
 * {@code /etc/postgresql}. Their names hold their ports, so that no other cluster of the machine is ever meant.
 */
public final class DebianClusters implements AutoCloseable {
    private static final Duration LONG = Patience.seconds(60);
    /** As Debian has it: pg_ctlcluster looks for seconds whether it may log in, before it calls a server started. */
    private static final String PEER = "1i local all postgres peer";

    private final Host host;
    private final Map<String, ServiceKind.Debian> adopted = new LinkedHashMap<>();

    public DebianClusters(Host host) {
        this.host = host;
    }

    /** Makes a server a Debian cluster, and starts it as one. */
    public ServiceKind.Debian adopt(ScratchServer server) {
        server.stop(StopMode.FAST);
        ServiceKind.Debian debian =
                new ServiceKind.Debian(server.site().binaries().majorVersion(), "understudy_test_" + server.port());
        run(Argv.of("pg_createcluster", "--start-conf", "auto", "-d")
                .and(server.dataDirectory().toString(), "-l", server.logFile().toString())
                .and("-p", Integer.toString(server.port()))
                .and(Integer.toString(debian.version()), debian.cluster()));
        adopted.put(server.name(), debian);
        run(Argv.of("sed", "-i", PEER, debian.configDirectory() + "/pg_hba.conf"));
        start(server.name());
        return debian;
    }

    public ServiceKind.Debian of(String node) {
        return adopted.get(node);
    }

    public void start(String node) {
        run(ctl(node, "start"));
    }

    /** A start of which the outcome is the question. */
    public CommandResult tryToStart(String node) {
        return host.run(ctl(node, "start"), LONG);
    }

    public void stop(String node) {
        run(ctl(node, "stop"));
    }

    /** Every file of the clusters below {@code /etc}: its owner, its mode and what it says. */
    public String configurations() {
        Argv print = Argv.of("sh", "-eu", "-c", """
                for directory; do
                  find "$directory" -printf '%p %u:%g %m %l\\n' | sort
                  find "$directory" -type f | sort | xargs sha256sum
                done
                """, "sh");
        for (ServiceKind.Debian debian : adopted.values()) {
            print = print.and(debian.configDirectory());
        }
        return run(print).stdout();
    }

    private static Argv ctl(ServiceKind.Debian debian, String action) {
        return Argv.of("pg_ctlcluster", "--skip-systemctl-redirect")
                .and(Integer.toString(debian.version()), debian.cluster(), action);
    }

    private Argv ctl(String node, String action) {
        return ctl(adopted.get(node), action);
    }

    private CommandResult run(Argv command) {
        CommandResult result = host.run(command, LONG);
        if (!result.succeeded()) {
            throw new AssertionError(command + ": " + result.complaint());
        }
        return result;
    }

    @Override
    public void close() {
        for (ServiceKind.Debian debian : adopted.values()) {
            host.run(ctl(debian, "stop").and("-m", "immediate"), LONG);
            run(Argv.of("pg_dropcluster", Integer.toString(debian.version()), debian.cluster()));
        }
    }
}
