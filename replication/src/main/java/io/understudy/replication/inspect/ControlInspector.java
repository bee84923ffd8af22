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

    private final Duration deadline;

    /** Looks at nothing yet. */
    public ControlInspector(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Reads the control file. Never throws for what it finds.
     *
     * @param owner the node's machine as the user that owns its data
     */
    public ControlFinding look(NodeSpec node, Host owner) {
        String bin = node.postgres().binDirectory();
        String data = node.postgres().dataDirectory();
        try {
            CommandResult result = owner.run(Argv.of("sh", "-c", LOOK, "understudy-look", bin, data), deadline);
            return result.succeeded()
                    ? seen(result.stdout().lines().toList())
                    : new ControlFinding.Unseen(node.name(), result.complaint());
        } catch (HostException unanswered) {
            return new ControlFinding.Unseen(node.name(), unanswered.failure().message());
        } catch (IllegalArgumentException notUnderstood) {
            return new ControlFinding.Unseen(node.name(), notUnderstood.getMessage());
        }
    }

    private static ControlFinding seen(List<String> lines) {
        return new ControlFinding.Seen(ControlFileText.parse(lines).controlFile(), lines.contains(SIGNAL));
    }
}
