package io.understudy.replication.perform;

/** The scripts that keep what a node has alone, and read it. */
final class RescueScripts {
    /** Arguments: data directory, archive, bin directory. The archive gets its name when it is complete and on disk. */
    static final String SAVE = """
            data=$1; archive=$2; partial="$2.partial"
            prove_stopped "$data" "$3"
            mkdir -p -m 0700 -- "$partial/global"
            cp -a -- "$data/pg_wal/." "$partial/"
            cp -a -- "$data/global/pg_control" "$partial/global/"
            sync -f "$partial"
            mv -T -- "$partial" "$archive"
            sync -f "$archive"
            """;

    /** Like {@link #SAVE}, from a position on: the next arguments are its high half in hex, its low half in decimal. */
    static final String SAVE_TAIL = """
            data=$1; archive=$2; partial="$2.partial"
            size=$(LC_ALL=C "$3/pg_controldata" -D "$data" | sed -n 's/^Bytes per WAL segment: *//p')
            first=$(printf '%s%08X' "$4" "$(($5 / size))")
            prove_stopped "$data" "$3"
            mkdir -p -m 0700 -- "$partial/global"
            for file in "$data"/pg_wal/*; do
              name=${file##*/}
              case "$name" in
                *.history) cp -a -- "$file" "$partial/" ;;
                *[!0-9A-F]*) ;;
                ????????????????????????)
                  if [ "$(printf '%s\\n%s\\n' "$first" "${name#????????}" | LC_ALL=C sort | head -n 1)" = "$first" ]; then
                    cp -a -- "$file" "$partial/"
                  fi ;;
              esac
            done
            cp -a -- "$data/global/pg_control" "$partial/global/"
            sync -- "$partial"/* "$partial/global"/* "$partial"
            mv -T -- "$partial" "$archive"
            sync -- "$(dirname -- "$archive")"
            """;

    /** Arguments: data directory, archive. Tries one file first: a file system that cannot share blocks says so. */
    static final String CLONE = """
            data=$(readlink -f -- "$1"); archive=$2
            rm -rf -- "$archive/data.partial"
            for link in "$data"/pg_tblspc/* "$data/pg_wal"; do
              if [ -L "$link" ]; then
                echo "$link leads out of the data directory" > "$archive/no-clone.txt"
                exit 0
              fi
            done
            mkdir -m 0700 -- "$archive/data.partial"
            if ! why=$(cp --reflink=always -- "$data/PG_VERSION" "$archive/data.partial/" 2>&1); then
              rm -rf -- "$archive/data.partial"
              echo "$why" > "$archive/no-clone.txt"
              exit 0
            fi
            cp -a --reflink=always -- "$data/." "$archive/data.partial/"
            sync -f "$archive/data.partial"
            mv -T -- "$archive/data.partial" "$archive/data"
            """;

    /**
     * Prints what {@code LostTransactions} reads. Arguments: archive, bin directory, timeline, switchpoint, how many
     * commits to name, seconds for each of the two readings. That pg_waldump ends with an error at the end of the WAL is
     * normal. Rows are counted from the oldest saved segment on: what was committed later may have been written earlier.
     */
    static final String READ_LOST = """
            export LC_ALL=C
            archive=$1; bin=$2; timeline=$3; switch=$4; most=$5; seconds=$6
            prefix=$(printf %08X "$timeline")
            list=$(mktemp -- "$archive/commits.XXXXXX")
            trap 'rm -f -- "$list"' EXIT
            read_wal() {
              status=0
              timeout "$seconds" "$bin/pg_waldump" -p "$archive" "$@" 2>/dev/null || status=$?
              if [ "$status" -eq 124 ]; then echo out-of-time; fi
            }
            read_wal -t "$timeline" -s "$switch" -r Transaction | awk -v most="$most" -v list="$list" '
              /^out-of-time$/ { print "incomplete=yes"; next }
              !/desc: COMMIT/ { next }
              {
                xid = $0; sub(/.*tx: */, "", xid); sub(/,.*/, "", xid)
                at = $0; sub(/.*desc: COMMIT[^ ]* /, "", at)
                if ($0 ~ /desc: COMMIT_PREPARED/) { xid = at; sub(/:.*/, "", xid); sub(/^[^:]*: */, "", at) }
                sub(/;.*/, "", at)
                print xid > list
                if ($0 ~ /subxacts:/) {
                  subs = $0; sub(/.*subxacts: */, "", subs); sub(/;.*/, "", subs)
                  n = split(subs, each, " ")
                  for (i = 1; i <= n; i++) print each[i] > list
                }
                if (++total <= most) print "commit=" xid " " at
              }
              END { print "commits=" total + 0 }
            '
            if [ ! -s "$list" ]; then exit 0; fi
            first=$(ls -- "$archive" | grep -E "^$prefix[0-9A-F]{16}\\$" | sort | head -n 1)
            last=$(ls -- "$archive" | grep -E "^$prefix[0-9A-F]{16}\\$" | sort | tail -n 1)
            read_wal -t "$timeline" "$first" "$last" | awk '
              NR == FNR { lost[$1] = 1; next }
              /^out-of-time$/ { print "incomplete=yes"; next }
              !/^rmgr: Heap2? / { next }
              {
                xid = $0; sub(/.*tx: */, "", xid); sub(/,.*/, "", xid)
                if (!(xid in lost) || $0 !~ /rel [0-9]+\\/[0-9]+\\/[0-9]+/) next
                kind = $0; sub(/.*desc: /, "", kind)
                rows = 1
                if (kind ~ /^MULTI_INSERT/) {
                  rows = kind; sub(/^[^ ]* (ntuples: )?/, "", rows); rows += 0; kind = "INSERT"
                }
                sub(/ .*/, "", kind); sub(/\\+.*/, "", kind); sub(/^HOT_/, "", kind)
                if (kind != "INSERT" && kind != "UPDATE" && kind != "DELETE") next
                rel = $0; sub(/.*blkref #0: rel /, "", rel); sub(/ .*/, "", rel)
                changed[rel " " kind] += rows
              }
              END { for (one in changed) print "change=" one " " changed[one] }
            ' "$list" -
            """;

    private RescueScripts() {}
}
