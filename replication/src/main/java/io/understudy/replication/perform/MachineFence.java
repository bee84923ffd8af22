package io.understudy.replication.perform;

import io.understudy.replication.host.Output;
import io.understudy.replication.observe.Autostart;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import java.time.Duration;
import java.util.List;

/** The fence that a node's own machine makes and proves: no process of its server is left, and nothing starts one. */
record MachineFence(Stage stage, String node) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Ends whatever runs a PostgreSQL program in the data directory, again and again until nothing is left. */
    private static final String END_ALL = """
            data=$(readlink -f -- "$1")
            n=0
            while :; do
              left=$(find /proc -maxdepth 2 -name cwd -printf '%h %l\\n' 2>/dev/null |
                while read -r process directory; do
                [ "$directory" = "$data" ] || continue
                case $(readlink "$process/exe" 2>/dev/null) in */postgres|*/postgres' (deleted)') ;; *) continue ;; esac
                printf ' %s' "${process#/proc/}"
              done)
              [ -n "$left" ] || exit 0
              n=$((n + 1))
              if [ "$n" -gt 200 ]; then echo "these processes do not end:$left" >&2; exit 1; fi
              kill -s KILL $left 2>/dev/null || true
              sleep 0.02
            done
            """;

    Standing standing() {
        HostFinding finding = stage.inspect(node);
        if (finding instanceof HostFinding.Unseen unseen) {
            return Looked.unseen(unseen);
        }
        HostFinding.Seen seen = (HostFinding.Seen) finding;
        if (!(seen.postmaster() instanceof Postmaster.Gone gone)) {
            return new Standing.NotDone("a server process runs on " + seen.hostname());
        }
        if (!gone.survivors().isEmpty()) {
            return new Standing.NotDone(gone.survivors().size() + " processes of the dead server live on");
        }
        return seen.directory() instanceof DataDirectory.Cluster
                ? byAutostart("no server process is left on " + seen.hostname())
                : new Standing.Done("no server process and no data are left on " + seen.hostname());
    }

    private Standing byAutostart(String processes) {
        Autostart autostart = stage.service(node).autostart();
        if (autostart instanceof Autostart.Forbidden forbidden) {
            return new Standing.Done(processes + "; " + forbidden.evidence());
        }
        return autostart instanceof Autostart.Allowed allowed
                ? new Standing.NotDone("the server of " + node + " may be started: " + allowed.how())
                : new Standing.Unknown(
                        "It cannot be told whether the server of " + node + " may be started: "
                                + ((Autostart.Unknown) autostart).why() + ".",
                        List.of("understudy check", "/replica status"));
    }

    /** The start is forbidden first: what dies in between must not come back. What lives is left alone. */
    void close() throws StepFailedException {
        HostFinding.Seen seen = stage.requireSeen(node);
        if (!(seen.postmaster() instanceof Postmaster.Gone)) {
            throw new StepFailedException(
                    node + " to have no server process", "one runs", "it came back; look at /replica status");
        }
        if (seen.directory() instanceof DataDirectory.Cluster) {
            Stage.require(
                    stage.service(node).forbidAutostart(),
                    "to forbid the start of " + node,
                    "repair that, or cut its power or its network by hand");
        }
        endAll();
    }

    /** Every process of the server, by its working directory. */
    void endAll() throws StepFailedException {
        Stage.require(
                stage.script(
                        node,
                        END_ALL,
                        DEADLINE,
                        Output.IGNORED,
                        stage.node(node).postgres().dataDirectory()),
                "to end the processes of the server on " + node,
                "end them by hand on " + node);
    }
}
