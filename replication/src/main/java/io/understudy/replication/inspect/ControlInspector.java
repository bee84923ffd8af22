package io.understudy.replication.inspect;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.ControlFinding;
import java.time.Duration;
import java.util.List;

/**
 * The quick look between the stop of one primary and the promotion of another, while nobody can write: one command of a few
 * milliseconds, where {@link HostInspector} takes ten times as long. Changes nothing.
 */
public final class ControlInspector {
    private static final String SIGNAL = "standby.signal is there";
    /** Arguments: bin directory, data directory. */
    private static final String LOOK = """
            export LC_ALL=C
            if [ -f "$2/standby.signal" ]; then echo "%s"; fi
            exec "$1/pg_controldata" -D "$2"
            """.formatted(SIGNAL);

    /** The same, as soon as it says that the server was shut down; arguments as above. */
    private static final String AWAIT = """
            export LC_ALL=C
            newline='
            '
            if [ -f "$2/standby.signal" ]; then echo "%s"; fi
            n=0
            while [ "$n" -lt 5000 ]; do
              control=$("$1/pg_controldata" -D "$2")
              case "$control" in *"  shut down$newline"*) echo "$control"; exit 0 ;; esac
              n=$((n + 1))
              sleep 0.01
            done
            echo "the control file does not say 'shut down' after a minute" >&2
            exit 1
            """.formatted(SIGNAL);

    private final Duration deadline;

    /** Looks at nothing yet. */
    public ControlInspector(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Reads the control file again and again until it says "shut down", for a minute.
     *
     * @throws HostException when the machine gave no answer
     */
    public ControlFinding awaitShutdown(NodeSpec node, Host owner) {
        return ask(AWAIT, node, owner);
    }

    /**
     * Reads the control file. Never throws for what it finds.
     *
     * @param owner the node's machine as the user that owns its data
     */
    public ControlFinding look(NodeSpec node, Host owner) {
        try {
            return ask(LOOK, node, owner);
        } catch (HostException unanswered) {
            return new ControlFinding.Unseen(node.name(), unanswered.failure().message());
        }
    }

    private ControlFinding ask(String script, NodeSpec node, Host owner) {
        String bin = node.postgres().binDirectory();
        String data = node.postgres().dataDirectory();
        CommandResult result = owner.run(Argv.of("sh", "-c", script, "understudy-look", bin, data), deadline);
        try {
            return result.succeeded()
                    ? seen(result.stdout().lines().toList())
                    : new ControlFinding.Unseen(node.name(), result.complaint());
        } catch (IllegalArgumentException notUnderstood) {
            return new ControlFinding.Unseen(node.name(), notUnderstood.getMessage());
        }
    }

    private static ControlFinding seen(List<String> lines) {
        return new ControlFinding.Seen(ControlFileText.parse(lines).controlFile(), lines.contains(SIGNAL));
    }
}
