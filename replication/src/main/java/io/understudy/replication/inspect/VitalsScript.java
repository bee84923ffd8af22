package io.understudy.replication.inspect;

import io.understudy.replication.cluster.PostgresInstallation;
import io.understudy.replication.host.Argv;

/** The command that feels a machine's pulse. One constant script; what varies is passed as arguments only. */
final class VitalsScript {
    /**
     * Prints lines {@code key=value}. Reads only, and nothing whose size grows with the data. Arguments: data directory, bin
     * directory, configuration file if it lies outside of the data directory.
     *
     * <p>Where {@code postgres -C} finds an error in the configuration it tells nothing: then the rules are looked for at
     * their usual place. Of the client rules only a digest leaves the machine, without comments and spacing; of a file with
     * certificates only these, never a key that lies beside them. Where the root's mount is not listed (chroot), df cannot
     * tell the space of a directory that it may not enter: the one above answers.
     */
    private static final String LOOK = """
            export LC_ALL=C
            data=$1 bin=$2 config=$3
            echo "clock=$(date +%s.%N)"
            real=$(readlink -f -- "$data") || exit 0
            space() {
              fields=used,avail,itotal,iavail
              line=$(df -B1 --output=$fields -- "$2" 2>/dev/null ||
                df -B1 --output=$fields -- "$(dirname -- "$2")" 2>/dev/null)
              echo "space=$(echo "$line" | tail -n 1) $(stat -c '%d %m' -- "$2")"
              echo "holds=$1"
            }
            [ -d "$real" ] || exit 0
            if [ -L "$real/pg_wal" ]; then
              space data "$real"
              space WAL "$(readlink -f -- "$real/pg_wal")"
            else
              space 'data and WAL' "$real"
            fi
            for link in "$real"/pg_tblspc/*; do
              if [ -L "$link" ]; then space "tablespace ${link##*/}" "$(readlink -f -- "$link")"; fi
            done
            configured() {
              "$bin/postgres" -D "$real" ${config:+-c "config_file=$config"} -C "$1" 2>/dev/null
            }
            rules=$(configured hba_file)
            [ -n "$rules" ] || rules=$real/pg_hba.conf
            if [ -r "$rules" ]; then
              echo "rules=$(sed -e 's/#.*//' -e 's/[[:space:]][[:space:]]*/ /g' -e 's/^ //' -e 's/ $//' -e '/^$/d' -- "$rules" |
                sha256sum | cut -d ' ' -f 1)"
            fi
            [ "$(configured ssl)" = on ] || exit 0
            certificate=$(configured ssl_cert_file)
            case $certificate in /*) ;; *) certificate=$real/$certificate ;; esac
            echo "certificate=$certificate"
            head -c 262144 -- "$certificate" | sed -n '/-BEGIN CERTIFICATE-/,/-END CERTIFICATE-/s/^/pem=/p'
            exit 0
            """;

    private VitalsScript() {}

    static Argv look(PostgresInstallation postgres) {
        return Argv.of(
                "sh",
                "-c",
                LOOK,
                "understudy-vitals",
                postgres.dataDirectory(),
                postgres.binDirectory(),
                postgres.service().configFile().orElse(""));
    }
}
