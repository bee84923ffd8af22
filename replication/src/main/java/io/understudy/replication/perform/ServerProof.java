package io.understudy.replication.perform;

/**
 * The proof that nobody serves from a data directory, for the very shell that moves, copies or rewrites its files: between
 * an earlier look and now, somebody may have started it.
 */
final class ServerProof {
    /**
     * Defines {@code prove_stopped DATA BIN}: ends with a complaint if a server, or a process that a dead one left behind,
     * works there. The pid file alone may be stale or gone, so processes are found by their working directory.
     */
    static final String FUNCTION = """
            prove_stopped() (
              directory=$(readlink -f -- "$1")
              if "$2/pg_ctl" status -D "$directory" >/dev/null 2>&1; then
                echo "a server runs in $directory" >&2
                exit 1
              fi
              left=$(find /proc -maxdepth 2 -name cwd -printf '%h %l\\n' 2>/dev/null | while read -r process place; do
                [ "$place" = "$directory" ] || continue
                case $(readlink "$process/exe" 2>/dev/null) in
                  */postgres|*/postgres' (deleted)') echo "${process#/proc/}" ;;
                esac
              done)
              if [ -n "$left" ]; then
                echo "processes of a server still work in $directory: $left" >&2
                exit 1
              fi
            )
            """;

    private ServerProof() {}
}
