package io.understudy.replication.logs;

import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.cluster.ServiceKind;
import io.understudy.replication.host.Argv;

/** The command that reads the end of a server's log. What varies is passed as arguments only. */
final class LogScript {
    static final String MARK = "----";
    private static final int BYTES = 128 * 1024;
    private static final int LINES = 400;

    /**
     * Prints lines {@code key=value}, a mark, and the end of the log. Reads only. Arguments: data directory, declared log
     * file, systemd unit or nothing, bytes, lines.
     *
     * <p>The collector's file is where the server writes, but what it says before it has one goes to the other: the one
     * that was written to last has its last words.
     */
    private static final String TAIL = """
            export LC_ALL=C
            data=$1 log=$2 unit=$3
            named=$(sed -n 's/^stderr //p' "$data/current_logfiles" 2>/dev/null)
            if [ -z "$named" ] && [ -s "$data/current_logfiles" ]; then
              other=$(head -n 1 -- "$data/current_logfiles")
            fi
            case $named in ''|/*) ;; *) named=$data/$named ;; esac
            if [ -n "$named" ] && [ -r "$named" ] && { [ ! -r "$log" ] || [ ! "$log" -nt "$named" ]; }; then log=$named; fi
            if [ ! -e "$log" ] && [ -n "$unit" ]; then
              echo "source=journalctl -u $unit"
              echo quiet=0
              echo %1$s
              exec journalctl -u "$unit" -n "$5" --no-pager -o cat --since=-1h
            fi
            if [ ! -e "$log" ]; then
              if [ -n "$other" ]; then echo "its log is not plain text: $other" >&2; else echo "there is no $log" >&2; fi
              exit 1
            fi
            if [ ! -r "$log" ]; then echo "$log is not readable by $(id -un)" >&2; exit 1; fi
            echo "source=$log"
            echo "quiet=$(($(date +%%s) - $(stat -L -c %%Y -- "$log")))"
            echo %1$s
            tail -c "$4" -- "$log" | tail -n "$5"
            """.formatted(MARK);

    private LogScript() {}

    static Argv tail(PostgresInstallation postgres) {
        String unit = postgres.service() instanceof ServiceKind.Systemd systemd ? systemd.unit() : "";
        return Argv.of(
                "sh",
                "-c",
                TAIL,
                "understudy-log",
                postgres.dataDirectory(),
                postgres.serverLog(),
                unit,
                Integer.toString(BYTES),
                Integer.toString(LINES));
    }
}
