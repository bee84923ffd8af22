package io.understudy.replication.perform;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.Output;
import io.understudy.replication.inspect.ControlInspector;
import io.understudy.replication.inspect.HostInspector;
import io.understudy.replication.observe.ControlFinding;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.operate.Pause;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.service.PostgresService;
import io.understudy.replication.sql.NodeProbe;
import io.understudy.replication.sql.OperatorSql;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Where the steps of one cluster are performed: its servers and its machines.
 *
 * @param hosts the machine of each node, as the bot logs in there
 */
public record Stage(
        ClusterSpec spec,
        Map<String, Host> hosts,
        HostInspector inspector,
        NodeProbe probe,
        OperatorSql sql,
        Pause pause,
        InstantSource clock) {
    static final Duration SHORT = Duration.ofSeconds(30);

    NodeSpec node(String name) {
        return spec.requireNode(name);
    }

    /** The node's machine as the user that owns its data. */
    Host owner(String name) {
        return hosts.get(name).as(node(name).postgres().osUser());
    }

    PostgresService service(String name) {
        return PostgresService.of(node(name), hosts.get(name));
    }

    HostFinding inspect(String name) {
        return inspector.inspect(node(name), hosts.get(name));
    }

    /** The quick look, for where writes are refused meanwhile. */
    ControlFinding control(String name) {
        return new ControlInspector(SHORT).look(node(name), owner(name));
    }

    HostFinding.Seen requireSeen(String name) throws StepFailedException {
        HostFinding finding = inspect(name);
        if (finding instanceof HostFinding.Seen seen) {
            return seen;
        }
        throw new StepFailedException(
                "to look at the machine of " + name,
                ((HostFinding.Unseen) finding).reason(),
                "repair the bot's way to it: understudy check");
    }

    DataDirectory.Cluster requireData(String name) throws StepFailedException {
        DataDirectory directory = requireSeen(name).directory();
        if (directory instanceof DataDirectory.Cluster cluster) {
            return cluster;
        }
        throw new StepFailedException(
                "a data directory at " + node(name).postgres().dataDirectory() + " of " + name,
                directory.toString(),
                "look at that directory");
    }

    /** Runs one of our scripts as the data's owner; its arguments stay arguments, and it may call {@link ServerProof}. */
    CommandResult script(String name, String script, Duration deadline, Output output, String... arguments) {
        return owner(name).run(shell(script, arguments), deadline, output);
    }

    static Argv shell(String script, String... arguments) {
        return Argv.of("sh", "-eu", "-c", ServerProof.FUNCTION + script, "understudy")
                .and(arguments);
    }

    /** Like {@link #script}; a refusal ends the step. */
    void requireScript(String name, String wanted, String hint, String script, String... arguments)
            throws StepFailedException {
        CommandResult result = script(name, script, SHORT, Output.IGNORED, arguments);
        require(result, wanted, hint);
    }

    static void require(CommandResult result, String wanted, String hint) throws StepFailedException {
        if (!result.succeeded()) {
            throw new StepFailedException(wanted, result.complaint(), hint);
        }
    }

    /** How a standby logs in to its upstream: written by us, never by {@code pg_basebackup -R}. */
    String conninfo(String upstream, String applicationName) {
        NodeSpec to = node(upstream);
        return "host=" + to.address() + " port=" + to.port() + " user="
                + quoted(spec.replicator().user()) + " passfile="
                + quoted(spec.replicator().passfile()) + " application_name=" + applicationName;
    }

    /** As libpq reads values: quotes where a plain word is not enough. Source: PostgreSQL manual, "Connection Strings". */
    private static String quoted(String value) {
        return value.matches("[\\w./:-]+")
                ? value
                : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
