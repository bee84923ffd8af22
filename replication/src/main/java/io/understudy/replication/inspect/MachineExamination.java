package io.understudy.replication.inspect;

import io.understudy.replication.check.MachineAnswer;
import io.understudy.replication.check.MachineAnswer.Ownership;
import io.understudy.replication.check.ServiceSigns;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.ReplicationLogin;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.host.HostException;
import io.understudy.replication.observe.HostFinding;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Examines the machine of a node for what operations will need there. Changes nothing. */
public final class MachineExamination {
    private static final List<String> PROGRAMS =
            List.of("postgres", "pg_ctl", "pg_controldata", "pg_basebackup", "pg_rewind", "pg_waldump");

    /** Arguments: data directory, bin directory, passfile, replication role, then the programs. No password is printed. */
    private static final String SCRIPT = """
            export LC_ALL=C
            data=$1 bin=$2 passfile=$3 role=$4
            shift 4
            for program; do [ -x "$bin/$program" ] || echo "lacking=$program"; done
            [ ! -x "$bin/postgres" ] || echo "version=$("$bin/postgres" --version 2>&1 | sed -n 's/.*(PostgreSQL) \\([^ ]*\\).*/\\1/p')"
            [ ! -e "$data" ] || echo "directory=$(stat -L -c '%U %a' -- "$data")"
            if [ -r "$data/postmaster.pid" ]; then echo "port=$(sed -n 4p -- "$data/postmaster.pid")"; fi
            [ ! -e "$passfile" ] || echo "passfile=$(stat -L -c '%U %a' -- "$passfile")"
            if [ -r "$passfile" ]; then
              echo readable=yes
              cut -d : -f 4 -- "$passfile" | grep -qxF -e "$role" -e '*' && echo names=yes
            fi
            true
            """;

    private final Duration deadline;
    private final HostInspector inspector;

    /**
     * Examines nothing yet.
     *
     * @param deadline for each command
     */
    public MachineExamination(Duration deadline) {
        this.deadline = deadline;
        this.inspector = new HostInspector(deadline);
    }

    /**
     * Examines the node's machine. Never throws for what it finds.
     *
     * @param host the machine, logged in as whoever the bot logs in as
     */
    public MachineAnswer examine(NodeSpec node, ReplicationLogin replicator, Host host) {
        try {
            return asked(node, replicator, host);
        } catch (HostException unanswered) {
            return new MachineAnswer.Unreached(
                    unanswered.failure().message(), unanswered.failure().hint());
        } catch (IllegalArgumentException notUnderstood) {
            return new MachineAnswer.Unreached(
                    "its machine's answer was not understood: " + notUnderstood.getMessage(),
                    "look at the machine; this is worth a report");
        }
    }

    private MachineAnswer asked(NodeSpec node, ReplicationLogin replicator, Host host) {
        String osUser = node.postgres().osUser();
        // Asked apart, so that a machine that cannot be reached is not taken for a user who cannot be become.
        host.run(Argv.of("true"), deadline);
        Host server = host.as(osUser);
        CommandResult become = server.run(Argv.of("true"), deadline);
        if (!become.succeeded()) {
            return new MachineAnswer.NotBecome(
                    host.loginUser(),
                    osUser,
                    become.complaint().lines().findFirst().orElse(""));
        }
        CommandResult result = server.run(script(node, replicator), deadline);
        if (!result.succeeded()) {
            throw new IllegalArgumentException(result.complaint());
        }
        return examined(
                host.loginUser(),
                HostReport.parse(result.stdout()),
                inspector.inspect(node, host),
                new ServiceExamination(deadline).examine(node, host));
    }

    private static Argv script(NodeSpec node, ReplicationLogin replicator) {
        return Argv.of(
                        "sh",
                        "-c",
                        SCRIPT,
                        "understudy-examine",
                        node.postgres().dataDirectory(),
                        node.postgres().binDirectory(),
                        replicator.passfile(),
                        replicator.user())
                .and(PROGRAMS.toArray(String[]::new));
    }

    private static MachineAnswer examined(
            String loginUser, HostReport report, HostFinding finding, ServiceSigns service) {
        return new MachineAnswer.Examined(
                loginUser,
                new MachineAnswer.Programs(report.all("lacking"), report.first("version")),
                finding,
                service,
                report.first("directory").map(MachineExamination::ownership),
                report.first("port").isPresent()
                        ? OptionalInt.of(Math.toIntExact(report.number("port")))
                        : OptionalInt.empty(),
                new MachineAnswer.Passfile(
                        report.first("passfile").map(MachineExamination::ownership),
                        report.first("readable").isPresent(),
                        report.first("names").isPresent()));
    }

    /** The output of {@code stat -c '%U %a'}. */
    private static Ownership ownership(String text) {
        int blank = text.lastIndexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException("wanted an owner and a mode, found '" + text + "'");
        }
        return new Ownership(text.substring(0, blank), text.substring(blank + 1));
    }
}
