package io.understudy.replication.inspect;

import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;
import java.util.List;

/** The command that looks at a server's files. One constant script; what varies is passed as arguments only. */
final class FilesScript {
    /**
     * Prints lines {@code key=value}. Reads only. Arguments: data directory, bin directory, path of {@code pg_hba.conf} or
     * nothing, then names of libraries.
     *
     * <p>A timeline's origin is the record at its switchpoint, with the time of the promotion in it: two standbys that were
     * promoted independently at one position have the same history, and only this tells them apart.
     */
    private static final String LOOK = """
            export LC_ALL=C TZ=UTC
            data=$1 bin=$2 rules=$3
            shift 3
            real=$(readlink -m -- "$data")
            echo "realpath=$real"
            echo "user=$(id -un)"
            echo "home=$(getent passwd "$(id -un)" | cut -d : -f 6)"
            near=$(dirname -- "$real")
            while [ ! -e "$near" ]; do near=$(dirname -- "$near"); done
            if [ -w "$near" ]; then echo parent=writable; fi
            if [ -x "$bin/postgres" ]; then
              echo "program=$("$bin/postgres" --version 2>&1 | sed -n 's/.*(PostgreSQL) \\([^ ]*\\).*/\\1/p')"
            fi
            libraries=$("$bin/pg_config" --pkglibdir 2>/dev/null)
            for directory in "$libraries" "$bin/../lib" "$bin/../lib/postgresql"; do
              if [ -f "$directory/plpgsql.so" ]; then
                echo "libraries=$directory"
                for library; do
                  case $library in /*) file=$library ;; *) file=$directory/${library#'$libdir/'} ;; esac
                  [ -e "$file" ] || [ -e "$file.so" ] || echo "missing=${library#'$libdir/'}"
                done
                break
              fi
            done
            [ -d "$real" ] || exit 0
            echo "directory=$(stat -c '%U %a' -- "$real")"
            [ -n "$rules" ] || rules=$real/pg_hba.conf
            if [ -r "$rules" ]; then
              echo "rules=$rules"
              sed -e 's/[[:space:]]*$//' -e '/^[[:space:]]*#/d' -e '/^$/d' -e 's/^/rule=/' -- "$rules"
            fi
            [ -f "$real/global/pg_control" ] || exit 0
            wal=$(readlink -f -- "$real/pg_wal")
            free=$(df -B1 --output=avail -- "$wal" || df -B1 --output=avail -- "$(dirname -- "$wal")")
            echo "walfree=${free##*[!0-9]}"
            "$bin/pg_controldata" -D "$real" 2>/dev/null | sed -n 's/^\\([a-z_]*\\) setting: */setting=\\1 /p'
            for name in archive_mode synchronous_standby_names; do
              value=$("$bin/postgres" -D "$real" -C "$name" 2>/dev/null) && echo "configured=$name $value"
            done
            for slot in "$real"/pg_replslot/*; do [ -d "$slot" ] && echo "slot=${slot##*/}"; done
            newest=$(ls -- "$real/pg_wal" | grep -E '^[0-9A-F]{8}\\.history$' | sort | tail -n 1)
            [ -n "$newest" ] || exit 0
            echo "written=$(stat -c %Y -- "$real/pg_wal/$newest")"
            { grep '^[0-9]' -- "$real/pg_wal/$newest"; echo "$((0x${newest%.history}))"; } |
              awk 'NR > 1 { print $1, switchpoint } { switchpoint = $2 }' | tail -n 3 |
              while read -r timeline switchpoint; do
                record=$("$bin/pg_waldump" -p "$real/pg_wal" -t "$timeline" -s "$switchpoint" -n 1 2>/dev/null)
                if [ -n "$record" ]; then echo "origin=$timeline ${record##*desc: }"; fi
              done
            exit 0
            """;

    private FilesScript() {}

    static Argv look(PostgresInstallation postgres, String clientRules, List<String> libraries) {
        return Argv.of(
                        "sh",
                        "-c",
                        LOOK,
                        "understudy-look",
                        postgres.dataDirectory(),
                        postgres.binDirectory(),
                        clientRules)
                .and(libraries.toArray(String[]::new));
    }
}
