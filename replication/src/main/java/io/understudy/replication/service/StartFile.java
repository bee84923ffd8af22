package io.understudy.replication.service;

import io.understudy.replication.host.Argv;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Host;
import io.understudy.replication.observe.Autostart;
import java.time.Duration;

/**
 * A Debian cluster's {@code start.conf}: {@code auto}, {@code manual} or {@code disabled}. It is read as Debian does: the
 * first line with a word decides, {@code auto} where there is none. A cluster that somebody else disabled stays so.
 */
record StartFile(Host owner, String node, String configDirectory) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String READ = """
            file=$1/start.conf
            [ -d "$1" ] || { echo "there is no directory $1" >&2; exit 1; }
            start=auto
            [ ! -e "$file" ] || start=$(sed -e 's/#.*//' -e 's/[[:space:]]//g' -- "$file" | grep -m 1 . || echo auto)
            """;

    private static final String LOOK = READ + """
            case "$start" in
              disabled) echo "forbidden $file says disabled: pg_ctlcluster refuses to start it" ;;
              auto|manual) echo "allowed $file says $start" ;;
              *) echo "wanted auto, manual or disabled in $file, found $start" >&2; exit 1 ;;
            esac
            """;

    /** The value from before becomes a comment; the new file takes the place of the old one in one step. */
    private static final String FORBID = READ + """
            [ "$start" != disabled ] || exit 0
            new=$file.understudy
            rm -f -- "$new"
            [ ! -e "$file" ] || cp -p -- "$file" "$new"
            touch -- "$new"
            sed -i '/^[[:space:]]*[^#[:space:]]/d' "$new"
            printf '%s\\n' "# $2" "# understudy-before $start" disabled >> "$new"
            sync -f "$new"
            mv -T -- "$new" "$file"
            """;

    private static final String ALLOW = READ + """
            [ "$start" = disabled ] || exit 0
            before=$(sed -n 's/^# understudy-before \\(auto\\|manual\\)$/\\1/p' "$file")
            if [ -z "$before" ]; then
              echo "$file says disabled, and not by Understudy: write auto or manual by hand" >&2
              exit 1
            fi
            new=$file.understudy
            rm -f -- "$new"
            cp -p -- "$file" "$new"
            sed -i -e '/^# Understudy has fenced /d' -e '/^# understudy-before /d' -e '/^disabled$/d' "$new"
            echo "$before" >> "$new"
            sync -f "$new"
            mv -T -- "$new" "$file"
            """;

    Autostart autostart() {
        return AutostartReport.of(() -> run(LOOK));
    }

    CommandResult forbid() {
        return run(FORBID, Fenced.sentence(node));
    }

    CommandResult allow() {
        return run(ALLOW);
    }

    private CommandResult run(String script, String... more) {
        return owner.run(
                Argv.of("sh", "-eu", "-c", script, "understudy", configDirectory)
                        .and(more),
                DEADLINE);
    }
}
