package io.understudy.replication.service;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import java.time.Duration;

/**
 * The stand-in for an autostart to disable, where a server is started by plain {@code pg_ctl}: a data directory that
 * others may enter, which PostgreSQL refuses, and a marker in it that tells people why, and us the mode to give back. A
 * directory that a rewind has locked has that mode too, and no marker. Source: PostgreSQL manual, "Creating a Database
 * Cluster".
 */
record DirectoryFence(Host owner, NodeSpec node) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String LOOK = """
            marker=$1/understudy.fenced
            [ -d "$1" ] || { echo "there is no directory $1" >&2; exit 1; }
            [ -x "$1" ] || { echo "$1 cannot be entered by $(id -un)" >&2; exit 1; }
            mode=$(stat -L -c %a -- "$1")
            case "$mode" in *0) locked=no ;; *) locked=yes ;; esac
            if [ ! -e "$marker" ]; then
              echo "allowed there is no $marker"
            elif [ $locked = no ]; then
              echo "allowed $marker is there, but mode $mode of $1 lets the server start"
            else
              echo "forbidden $marker is there, and no server starts with mode $mode of $1"
            fi
            """;

    /** The marker first, then the mode: what was cut off in between does not count as forbidden, and is done again. */
    private static final String FORBID = """
            marker=$1/understudy.fenced
            [ -d "$1" ] || { echo "there is no directory $1" >&2; exit 1; }
            if [ ! -e "$marker" ]; then
              { printf '%s\\n' "$2"; echo "mode $(stat -L -c %a -- "$1")"; } > "$marker.partial"
              mv -T -- "$marker.partial" "$marker"
            fi
            chmod o+x -- "$1"
            sync -f "$1"
            """;

    /** The mode first: a marker that is left alone is cleared when this is done again. */
    private static final String ALLOW = """
            marker=$1/understudy.fenced
            [ -d "$1" ] || { echo "there is no directory $1" >&2; exit 1; }
            [ -e "$marker" ] || exit 0
            mode=$(sed -n 's/^mode \\([0-7]\\{3,4\\}\\)$/\\1/p' "$marker")
            [ -n "$mode" ] || { echo "$marker does not tell the mode to give back" >&2; exit 1; }
            chmod -- "$mode" "$1"
            rm -f -- "$marker"
            sync -f "$1"
            """;

    Autostart autostart() {
        return AutostartReport.of(() -> run(LOOK));
    }

    CommandResult forbid() {
        return run(FORBID, Fenced.sentence(node.name()));
    }

    CommandResult allow() {
        return run(ALLOW);
    }

    private CommandResult run(String script, String... more) {
        Argv shell =
                Argv.of("sh", "-eu", "-c", script, "understudy", node.postgres().dataDirectory());
        return owner.run(shell.and(more), DEADLINE);
    }
}
