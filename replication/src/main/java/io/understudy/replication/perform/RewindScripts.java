package io.understudy.replication.perform;

/** The scripts of a rewind. */
final class RewindScripts {
    /** WAL that is gone comes from the archive, if there is one. */
    private static final String OPTIONS = """
            set --
            fetch=$("$bin/postgres" -C restore_command -D "$data" ${config:+-c "config_file=$config"} 2>/dev/null || :)
            if [ -n "$fetch" ]; then set -- "$@" -c; fi
            if [ -n "$config" ] && "$bin/pg_rewind" --help | grep -q -e --config-file; then
              set -- "$@" "--config-file=$config"
            fi
            """;

    /**
     * Arguments: data directory, bin directory, connection string, configuration file if it lies outside of the data
     * directory, file for the dry run's words. pg_rewind knows the option for such a file from 15 on, and before needs it
     * for nothing that is done here.
     *
     * <p>A crashed server must recover before it can be rewound. The single-user one that does it refuses standby mode and a
     * directory with open doors, so {@code standby.signal} has to go meanwhile. What keeps every other server from starting
     * is a line in {@code postgresql.auto.conf}: a postmaster ends when it cannot read its {@code hba_file}, a single-user
     * server never reads it. It is there before the signal goes and until it is back, also across a power cut.
     */
    static final String REHEARSE = """
            data=$(readlink -f -- "$1"); bin=$2; source=$3; config=$4; log=$5
            bar="hba_file = '/understudy: being recovered before its rewind; no server may start here'"
            barred() { [ -f "$data/postgresql.auto.conf" ] && grep -qxF -- "$bar" "$data/postgresql.auto.conf"; }
            shut() { LC_ALL=C "$bin/pg_controldata" -D "$data" | grep -q '^Database cluster state: *shut down'; }
            replace() {
              chmod 600 "$data/postgresql.auto.conf.understudy"
              sync -f "$data/postgresql.auto.conf.understudy"
              mv -fT -- "$data/postgresql.auto.conf.understudy" "$data/postgresql.auto.conf"
              sync -f "$data"
            }
            prove_stopped "$data" "$bin"
            if barred || ! shut; then
              chmod o-rwx "$data"
              if ! barred; then
                { cat -- "$data/postgresql.auto.conf" 2>/dev/null || :; echo "$bar"; } \\
                  > "$data/postgresql.auto.conf.understudy"
                replace
              fi
              if ! shut; then
                rm -f -- "$data/standby.signal" "$data/recovery.signal"
                "$bin/postgres" --single -D "$data" ${config:+-c "config_file=$config"} -c archive_mode=off \\
                  template1 </dev/null >/dev/null
              fi
              : > "$data/standby.signal"
              sync -f "$data/standby.signal"
              grep -vxF -- "$bar" "$data/postgresql.auto.conf" > "$data/postgresql.auto.conf.understudy" || :
              replace
              if [ -e "$data/understudy.fenced" ]; then chmod o+x "$data"; fi
            fi
            """ + OPTIONS + """
            "$bin/pg_rewind" -n "$@" -D "$data" --source-server="$source" > "$log.partial" 2>&1 || {
              cat -- "$log.partial" >&2
              exit 1
            }
            sync -f "$log.partial"
            mv -T -- "$log.partial" "$log"
            """;

    /** Arguments: as of the rehearsal, without its last. */
    static final String REWIND = """
            data=$(readlink -f -- "$1"); bin=$2; source=$3; config=$4
            prove_stopped "$data" "$bin"
            if [ ! -d "$data.understudy-conf" ]; then
              rm -rf -- "$data.understudy-conf.partial"
              mkdir -m 0700 -- "$data.understudy-conf.partial"
              for file in "$data"/*.conf "$data/conf.d"; do
                case "$file" in */postgresql.auto.conf) continue;; esac
                if [ -e "$file" ]; then cp -a -- "$file" "$data.understudy-conf.partial/"; fi
              done
              sync -f "$data.understudy-conf.partial"
              mv -T -- "$data.understudy-conf.partial" "$data.understudy-conf"
            fi
            """ + OPTIONS + """
            chmod o+x "$data"
            sync -f "$data"
            "$bin/pg_rewind" --progress --no-ensure-shutdown "$@" -D "$data" --source-server="$source"
            """;

    private RewindScripts() {}
}
