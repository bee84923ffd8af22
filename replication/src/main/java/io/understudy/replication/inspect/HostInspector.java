package io.understudy.replication.inspect;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.ControlFile;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.ServiceFinding;
import java.time.Duration;
import java.util.Optional;

/** Looks at the machine of one node, as the server's operating-system user. Changes nothing. */
public final class HostInspector {
    private final Duration deadline;

    /**
     * Looks at nothing yet.
     *
     * @param deadline for each of the at most two commands; sizing a large directory takes its time
     */
    public HostInspector(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Looks at the node's process and directory. Never throws for what it finds.
     *
     * @param host the node's machine, logged in as whoever the bot logs in as
     */
    public HostFinding inspect(NodeSpec node, Host host) {
        try {
            return seen(node, host.as(node.postgres().osUser()));
        } catch (HostException unanswered) {
            return new HostFinding.Unseen(node.name(), unanswered.failure().message());
        } catch (IllegalArgumentException notUnderstood) {
            return new HostFinding.Unseen(node.name(), notUnderstood.getMessage());
        }
    }

    private HostFinding seen(NodeSpec node, Host host) {
        CommandResult result = host.run(HostScript.look(node.postgres()), deadline);
        if (!result.succeeded()) {
            return new HostFinding.Unseen(node.name(), result.complaint());
        }
        HostReport report = HostReport.parse(result.stdout());
        Postmaster postmaster = ServerProcesses.of(report).postmaster();
        DataDirectory directory = directory(report, postmaster, node, host);
        return new HostFinding.Seen(
                node.name(),
                report.first("hostname").orElse(host.name()),
                postmaster,
                directory,
                report.number("free"),
                new ServiceFinding(
                        report.first("configfile").isPresent(),
                        report.first("configured"),
                        report.first("systemd").isPresent()));
    }

    private DataDirectory directory(HostReport report, Postmaster postmaster, NodeSpec node, Host host) {
        Optional<String> foreign = report.first("foreign");
        if (foreign.isPresent()) {
            return new DataDirectory.Foreign(foreign.get());
        }
        return switch (report.first("kind").orElse("")) {
            case "absent" -> new DataDirectory.Absent();
            case "empty" -> new DataDirectory.Empty();
            case "cluster" -> cluster(report, postmaster, node, host);
            default ->
                throw new IllegalArgumentException("wanted to know what kind of directory "
                        + node.postgres().dataDirectory() + " is, found no answer");
        };
    }

    /** A control file that cannot be read makes the directory foreign: it is never touched. */
    private DataDirectory cluster(HostReport report, Postmaster postmaster, NodeSpec node, Host host) {
        ControlFileText text = ControlFileText.parse(report.all("control"));
        ControlFile control;
        try {
            control = text.controlFile();
        } catch (IllegalArgumentException unreadable) {
            return new DataDirectory.Foreign(unreadable.getMessage());
        }
        TimelineHistory history = history(report, control);
        String realPath = report.first("realpath").orElseThrow();
        boolean stopped =
                postmaster instanceof Postmaster.Gone gone && gone.survivors().isEmpty();
        Optional<Lsn> walEnd = stopped
                ? new WalEnd(node.postgres(), realPath, host, deadline).find(text, control, history)
                : Optional.empty();
        return new DataDirectory.Cluster(
                realPath,
                Integer.parseInt(report.first("version").orElse("0").replaceAll("\\..*", "")),
                control,
                history,
                walEnd,
                report.first("standby").isPresent(),
                report.first("configuration").isPresent(),
                report.number("wal"),
                LayoutReport.of(realPath, report));
    }

    private static TimelineHistory history(HostReport report, ControlFile control) {
        return report.first("newest")
                .map(name -> TimelineHistory.parse(
                        Integer.parseUnsignedInt(name, 16), String.join("\n", report.all("history"))))
                .orElseGet(() -> TimelineHistory.parse(control.timeline(), ""));
    }
}
