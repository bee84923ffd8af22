package io.understudy.replication.inspect;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;

/** The commands that look at a machine. One constant script each; what varies is passed as arguments only. */
final class HostScript {
    /**
     * Prints lines {@code key=value}, in no order to rely on. Reads only. Arguments: data directory, bin directory,
     * configuration file or nothing.
     *
     * <p>A directory counts as absent only if the nearest existing one above it can be searched: else nobody knows. The
     * server's processes are found by their working directory, which is the data directory whatever it was called when
     * they started; the pid file alone may be stale, or gone. Where the root's mount is not listed (chroot), df cannot tell
     * the space of a directory that it may not enter: the one above answers.
     */
    private static final String LOOK = """
            export LC_ALL=C
            data=$1 bin=$2 config=$3
            if [ -d /run/systemd/system ]; then echo systemd=yes; fi
            if [ -n "$config" ] && [ -r "$config" ]; then
              echo configfile=yes
              sed -n "s/^[[:space:]]*data_directory[[:space:]=]*'\\([^']*\\)'.*/configured=\\1/p" "$config" | tail -n 1
            fi
            near=$data
            while [ ! -e "$near" ] && [ ! -L "$near" ]; do near=$(dirname -- "$near"); done
            echo "hostname=$(uname -n)"
            free=$(df -B1 --output=avail -- "$near" || df -B1 --output=avail -- "$(dirname -- "$near")")
            echo "free=${free##*[!0-9]}"
            if [ "$near" != "$data" ]; then
              if [ -x "$near" ]; then echo kind=absent; else echo "foreign=$near cannot be searched by $(id -un)"; fi
              exit 0
            fi
            if [ ! -d "$data" ]; then echo "foreign=no directory: $(stat -c %F -- "$data")"; exit 0; fi
            if [ ! -r "$data" ] || [ ! -x "$data" ]; then echo "foreign=not readable by $(id -un)"; exit 0; fi
            real=$(readlink -f -- "$data")
            echo "realpath=$real"
            find /proc -maxdepth 2 -name cwd -printf '%h %l\\n' 2>/dev/null | while read -r process directory; do
              [ "$directory" = "$real" ] || continue
              case $(readlink "$process/exe" 2>/dev/null) in */postgres|*/postgres' (deleted)') ;; *) continue ;; esac
              echo "process=$(sed -n 's/^\\(Pid\\|PPid\\|State\\):[[:space:]]*\\([^ ]*\\).*/\\2/p' "$process/status" |
                tr '\\n' ' ')"
            done
            if [ -f "$real/postmaster.pid" ]; then echo "pidfile=$(head -n 1 -- "$real/postmaster.pid")"; fi
            if [ -z "$(ls -A -- "$real")" ]; then echo kind=empty; exit 0; fi
            if [ ! -f "$real/PG_VERSION" ]; then
              echo "foreign=no PostgreSQL data directory: it holds $(ls -A -- "$real" | head -n 5 | tr '\\n' ' ')"
              exit 0
            fi
            if [ ! -f "$real/global/pg_control" ]; then
              echo "foreign=a PostgreSQL directory without a control file: an unfinished copy or removal"
              exit 0
            fi
            echo kind=cluster
            echo "version=$(cat -- "$real/PG_VERSION")"
            if [ -f "$real/standby.signal" ]; then echo standby=yes; fi
            if [ -f "$real/postgresql.conf" ]; then echo configuration=own; fi
            echo "wal=$(du -sb -- "$real/pg_wal/" 2>/dev/null | cut -f 1)"
            fixed() {
              if [ "$(stat -c %m -- "$1")" = "$1" ]; then echo "fixed=$1 is a mount point"
              elif [ ! -w "$(dirname -- "$1")" ]; then echo "fixed=$1 lies in a directory that $(id -un) may not write"
              fi
            }
            fixed "$real"
            if [ -L "$real/pg_wal" ]; then
              wal=$(readlink -f -- "$real/pg_wal")
              echo "waldir=$wal"
              fixed "$wal"
            fi
            for link in "$real"/pg_tblspc/*; do
              [ -L "$link" ] || continue
              place=$(readlink -f -- "$link")
              echo "tablespace=${link##*/} $place"
              fixed "$place"
            done
            for kept in "$real".kept-* "$real".rescue-* "$real".understudy-copy-*; do
              if [ -d "$kept" ] && [ ! -L "$kept" ]; then echo "kept=$(stat -c %Z -- "$kept") $kept"; fi
            done
            "$bin/pg_controldata" -D "$real" 2>&1 | sed 's/^/control=/'
            newest=$(ls -- "$real/pg_wal" | grep -E '^[0-9A-F]{8}\\.history$' | sort | tail -n 1)
            if [ -n "$newest" ]; then
              echo "newest=${newest%.history}"
              sed 's/^/history=/' "$real/pg_wal/$newest"
            fi
            """;

    /**
     * The last record from a position on. Arguments: bin directory, pg_wal directory, timeline, start, bytes per segment.
     *
     * <p>A segment begins only when the one before is complete and on disk, so that the last one whose first page bears its
     * own position is where the WAL ends; a recycled one bears an older position. Only that one is read, and the one
     * before if a record runs through all of it: a primary may have written gigabytes since its checkpoint. Nothing is read
     * beyond it: where the next segment is missing, as on a full volume, pg_waldump would wait for it for 5 s.
     */
    private static final String LAST_RECORD = """
            export LC_ALL=C
            bin=$1 wal=$2 timeline=$3 start=$4 size=$5
            each=$((4294967296 / size))
            first=$((0x${start%/*} * each + 0x${start#*/} / size))
            begins() {
              file=$wal/$(printf '%08X%08X%08X' "$timeline" "$(($1 / each))" "$(($1 % each))")
              [ -f "$file" ] && [ "$(od -An -tu8 -j8 -N8 -- "$file" | tr -d ' ')" = "$(($1 * size))" ]
            }
            position() { printf '%X/%X' "$(($1 / each))" "$(($1 % each * size))"; }
            records() {
              "$bin/pg_waldump" -p "$wal" -t "$timeline" -s "$1" -e "$end" 2>/dev/null | grep '^rmgr:' | tail -n 1
            }
            last=$first
            while begins "$((last + 1))"; do last=$((last + 1)); done
            end=$(position "$((last + 1))")
            while [ "$last" -gt "$first" ]; do
              found=$(records "$(position "$last")")
              if [ -n "$found" ]; then echo "$found"; exit 0; fi
              last=$((last - 1))
            done
            records "$start"
            """;

    private HostScript() {}

    static Argv look(PostgresInstallation postgres) {
        return Argv.of(
                "sh",
                "-c",
                LOOK,
                "understudy-look",
                postgres.dataDirectory(),
                postgres.binDirectory(),
                postgres.service().configFile().orElse(""));
    }

    static Argv lastRecord(PostgresInstallation postgres, String realPath, int timeline, Lsn start, long segmentBytes) {
        return Argv.of(
                "sh",
                "-c",
                LAST_RECORD,
                "understudy-look",
                postgres.binDirectory(),
                realPath + "/pg_wal",
                Integer.toString(timeline),
                start.toString(),
                Long.toString(segmentBytes));
    }
}
