package io.understudy.replication.perform;

/**
 * The proof that nobody serves from a data directory, for the very shell that moves, copies or rewrites its files: between
 * an earlier look and now, somebody may have started it.
 */
final class ServerProof {
    /**
     * Defines {@code server_processes DIRECTORY}: prints those of a server, or that a dead one left behind, which work in
     * that directory (without symbolic links). The pid file alone may be stale or gone, so they are found by where they work.
     *
     * <p>Defines {@code prove_stopped DATA BIN}: ends with a complaint if a server runs or such a process is left. pg_ctl
     * takes a killed server for running until its parent has taken note of its end: such a process (a zombie) is dead.
     */
    static final String FUNCTION = """
            server_processes() {
              find /proc -maxdepth 2 -name cwd -printf '%h %l\\n' 2>/dev/null | while read -r process place; do
                [ "$place" = "$1" ] || continue
                case $(readlink "$process/exe" 2>/dev/null) in
                  */postgres|*/postgres' (deleted)') echo "${process#/proc/}" ;;
                esac
              done
            }
            prove_stopped() (
              directory=$(readlink -f -- "$1")
              if "$2/pg_ctl" status -D "$directory" >/dev/null 2>&1; then
                pid=$(head -n 1 -- "$directory/postmaster.pid" 2>/dev/null || :)
                case $(sed -n 's/^State:[[:space:]]*\\(.\\).*/\\1/p' "/proc/${pid:-none}/status" 2>/dev/null || :) in
                  Z|X|'') ;;
                  *) echo "a server runs in $directory" >&2; exit 1 ;;
                esac
              fi
              left=$(server_processes "$directory")
              if [ -n "$left" ]; then
                echo "processes of a server still work in $directory: $left" >&2
                exit 1
              fi
            )
            """;

    private ServerProof() {}
}
