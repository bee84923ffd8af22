package io.understudy.replication.host;

/**
 * The shell's side of {@link DetachedRun}. The first two arguments are always the directory and the key.
 *
 * <p>The lock is on an open file that every process of a run inherits. As long as it is held, one of them lives and their
 * process group's number cannot have been given to anybody else.
 */
final class DetachedScripts {

    /**
     * More arguments: attempt, digest, the supervisor's script, and the command. The lock is waited for because a look
     * holds it for a moment.
     */
    static final String START = """
            umask 077
            mkdir -p -- "$1"
            exec 9>>"$1/$2.lock"
            if flock -w 1 9 && ! { [ -e "$1/$2.begun" ] && [ "$(sed -n 2p -- "$1/$2.begun")" = "$3" ]; }; then
              rm -f -- "$1/$2.begun" "$1/$2.output" "$1/$2.status" "$1/$2.result"
              ( run=$1/$2 attempt=$3 digest=$4 supervisor=$5
                shift 5
                exec setsid sh -c "$supervisor" understudy-run "$run" "$attempt" "$digest" "$@" </dev/null >/dev/null 2>&1 ) &
            fi
            exec 9>&-
            """;

    /** Arguments: path of the run's files, attempt, digest, command. The end of the output is kept in memory for full disks. */
    static final String SUPERVISE = """
            run=$1
            printf '%s\\n' "$$" "$2" "$3" >"$run.begun.new" && mv -fT -- "$run.begun.new" "$run.begun" || exit 1
            shift 3
            { (exec "$@"); echo "$?" >"$run.status"; } 2>&1 | {
              words= end='
            '
              while IFS= read -r line || [ -n "$line" ]; do
                words=$words$line$end
                if [ "${#words}" -gt 8000 ]; then words=$(printf %s "$words" | tail -c 4000)$end; fi
                printf %s "$words" >"$run.output"
              done
              printf %s "$words" >"$run.output"
            }
            [ -s "$run.status" ] && sync -- "$run.status" && mv -fT -- "$run.status" "$run.result" && sync -- "${run%/*}"
            """;

    /** Prints the state, a blank line, and the end of the output. */
    static final String LOOK = """
            n=0
            while :; do
              held=0
              if [ -e "$1/$2.lock" ]; then flock -n -s "$1/$2.lock" true || held=$?; fi
              case $held in 0 | 1) ;; *) exit "$held" ;; esac
              if [ "$held" = 0 ] || [ -e "$1/$2.begun" ]; then break; fi
              n=$((n + 1))
              if [ "$n" -gt 500 ]; then echo "its lock is held and it does not begin" >&2; exit 1; fi
              sleep 0.01
            done
            echo "held=$held"
            if [ -e "$1/$2.begun" ]; then sed -n '1s/^/pid=/p; 3s/^/digest=/p' -- "$1/$2.begun"; fi
            if [ -e "$1/$2.result" ]; then echo "result=$(cat -- "$1/$2.result")"; fi
            echo
            if [ -e "$1/$2.output" ]; then tail -c 8000 -- "$1/$2.output"; fi
            """;

    /** Kills nothing unless the lock proves that the group is still the run's. */
    static final String STOP = """
            if [ -e "$1/$2.lock" ]; then
              exec 9<>"$1/$2.lock"
              if ! flock -w 1 9; then
                group=$(sed -n 1p -- "$1/$2.begun")
                case $group in '' | *[!0-9]* | 0 | 1) echo "wanted a process group, found '$group'" >&2; exit 1 ;; esac
                kill -s TERM -- "-$group" || true
                if ! flock -w 10 9; then
                  kill -s KILL -- "-$group" || true
                  flock -w 10 9 || { echo "its process group $group does not die" >&2; exit 1; }
                fi
                [ -e "$1/$2.result" ] || echo stopped >"$1/$2.result"
              fi
              exec 9>&-
            fi
            """;

    private DetachedScripts() {}
}
