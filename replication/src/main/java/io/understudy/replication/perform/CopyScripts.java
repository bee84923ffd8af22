package io.understudy.replication.perform;

/**
 * The scripts of a copy. What a plan makes has the plan's own ending, on every file system that the copy is spread over:
 * {@code <place>.understudy-copy-<time>}; what it replaces becomes {@code <place>.kept-<time>}.
 */
final class CopyScripts {
    /** Arguments of all: the staging directory first. Ends with {@code suffix} proven to be one of ours. */
    private static final String OWN_SUFFIX = """
            staging=$1
            stamp=${staging##*.understudy-copy-}
            suffix=.understudy-copy-$stamp
            case "$staging" in
              /*"$suffix") ;;
              *) echo "not a staging directory: $staging" >&2; exit 1 ;;
            esac
            case "$stamp" in ''|*[!0-9TZ]*) echo "not a staging directory: $staging" >&2; exit 1 ;; esac
            """;

    /** Removes a half-made copy: only what its list of places names, and only with its own ending. */
    private static final String CLEAR = """
            if [ -e "$staging/postmaster.pid" ]; then echo "a server was started in $staging" >&2; exit 1; fi
            if [ -f "$staging.places" ]; then
              while IFS= read -r place; do
                case "$place" in /*"$suffix") rm -rf -- "$place" ;; esac
              done < "$staging.places"
            fi
            rm -rf -- "$staging" "$staging.complete" "$staging.places"
            """;

    /** Ends the script if another server that runs on this machine has a tablespace or its WAL in a place. */
    private static final String OTHERS = """
            others() {
              for process in /proc/[0-9]*; do
                case $(readlink "$process/exe" 2>/dev/null) in */postgres|*/postgres' (deleted)') ;; *) continue ;; esac
                readlink "$process/cwd" 2>/dev/null || :
              done | sort -u
            }
            require_own() {
              others | while IFS= read -r where; do
                if [ "$where" = "$real" ]; then continue; fi
                for link in "$where" "$where"/pg_tblspc/* "$where/pg_wal"; do
                  if [ "$(readlink -f -- "$link")" = "$1" ]; then
                    echo "$1 is also in use by the server in $where" >&2
                    exit 1
                  fi
                done
              done
            }
            """;

    static final String REMOVE = OWN_SUFFIX + CLEAR;

    /**
     * Arguments: staging, data directory, bin directory, connection string, slot, rate in kB or 0, then {@code oid=path} of
     * each of the source's tablespaces. A tablespace goes where the old directory has it, else where the source has it,
     * if that is free here.
     */
    static final String COPY = OWN_SUFFIX + CLEAR + OTHERS + """
            data=$2; bin=$3; source=$4; slot=$5; rate=$6
            shift 6
            real=$(readlink -m -- "$data")
            if [ "$(dirname -- "$staging")" != "$(dirname -- "$real")" ]; then
              echo "$data leads to $real, which is empty or absent: declare that path as data_directory" >&2
              exit 1
            fi
            mkdir -p -- "$(dirname -- "$staging")"
            : > "$staging.places"
            count=$#
            for one; do
              oid=${one%%=*}
              from=${one#*=}
              place=$from
              if [ -L "$real/pg_tblspc/$oid" ]; then
                place=$(readlink -m -- "$real/pg_tblspc/$oid")
              elif [ -d "$from" ] && [ -n "$(ls -A -- "$from")" ]; then
                echo "the tablespace $oid of the source lies in $from, and that directory is in use here" >&2
                exit 1
              fi
              require_own "$place"
              echo "$place$suffix" >> "$staging.places"
              set -- "$@" "--tablespace-mapping=$(printf %s "$from" | sed 's/=/\\\\=/g')=$(
                printf %s "$place$suffix" | sed 's/=/\\\\=/g')"
            done
            shift "$count"
            if [ -L "$real/pg_wal" ]; then
              wal=$(readlink -m -- "$real/pg_wal")
              echo "$wal$suffix" >> "$staging.places"
              set -- "$@" "--waldir=$wal$suffix"
            fi
            if [ "$rate" -gt 0 ]; then set -- "$@" "--max-rate=${rate}k"; fi
            sync -f "$staging.places"
            "$bin/pg_basebackup" -D "$staging" -d "$source" -X stream -S "$slot" --checkpoint=fast --progress \\
              --no-password --no-clean "$@"
            : > "$staging.complete"
            sync -f "$staging.complete"
            """;

    /**
     * Arguments: staging, data directory, where the old one goes, bin directory. Every move can be repeated: a crash
     * between two of them leaves no server that could start, and the next run goes on where it ended.
     */
    static final String SWAP = OWN_SUFFIX + OTHERS + """
            data=$2; aside=$3; bin=$4
            kept=.kept-$stamp
            id() { LC_ALL=C "$bin/pg_controldata" -D "$1" | sed -n 's/^Database system identifier: *//p'; }
            move() {
              if [ -e "$1" ]; then
                if [ -d "$2" ] && [ -z "$(ls -A -- "$2")" ]; then rmdir -- "$2"; fi
                if [ -e "$2" ]; then echo "$2 is there already" >&2; exit 1; fi
                mv -T -- "$1" "$2"
              elif [ ! -e "$2" ]; then echo "neither $1 nor $2 is there" >&2; exit 1
              fi
            }
            links() {
              for link in "$1"/pg_tblspc/* "$1/pg_wal"; do if [ -L "$link" ]; then echo "$link"; fi; done
            }
            [ "$aside" = "${staging%"$suffix"}$kept" ] || { echo "not this copy's: $aside" >&2; exit 1; }
            [ -e "$staging.complete" ] || { echo "the copy in $staging is not complete" >&2; exit 1; }
            real=$(readlink -m -- "$data")
            if [ -d "$real" ] && [ -n "$(ls -A -- "$real")" ]; then
              prove_stopped "$real" "$bin"
              [ "$(id "$real")" = "$(id "$staging")" ] || { echo "$real belongs to another cluster" >&2; exit 1; }
              for file in "$real"/*.conf "$real/conf.d"; do
                case "$file" in */postgresql.auto.conf) continue;; esac
                if [ -e "$file" ]; then cp -a -- "$file" "$staging/"; fi
              done
              move "$real" "$aside"
            fi
            if [ -d "$aside" ]; then
              links "$aside" | while IFS= read -r link; do
                place=$(readlink -m -- "$link")
                case "$place" in *"$kept") continue ;; esac
                require_own "$place"
                move "$place" "$place$kept"
                ln -sfn -- "$place$kept" "$link"
              done
            fi
            links "$staging" | while IFS= read -r link; do
              place=$(readlink -- "$link")
              case "$place" in *"$suffix") ;; *) continue ;; esac
              move "$place" "${place%"$suffix"}"
              ln -sfn -- "${place%"$suffix"}" "$link"
            done
            if [ -d "$real.understudy-conf" ]; then
              cp -a -- "$real.understudy-conf/." "$staging/"
              sync -f "$staging"
              rm -rf -- "$real.understudy-conf"
            fi
            move "$staging" "$real"
            sync -f "$real"
            rm -f -- "$staging.places" "$staging.complete"
            """;

    private CopyScripts() {}
}
