package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Names beside a data directory. What a plan makes carries the plan's time, so that two never meet in one place; what it
 * saves of a node's WAL is named by the facts, so that the same WAL is saved once.
 *
 * @param base the data directory, with symbolic links resolved where there is one
 */
record RebuildNames(String base, String stamp, String position) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    static RebuildNames of(String declared, HostFinding.Seen host, Instant plannedAt) {
        String stamp = STAMP.format(plannedAt);
        return host.directory() instanceof DataDirectory.Cluster data
                ? new RebuildNames(
                        data.realPath(),
                        stamp,
                        "t" + data.control().timeline() + "-"
                                + data.control().checkpoint().toString().replace('/', '_'))
                : new RebuildNames(declared, stamp, "");
    }

    String staging() {
        return base + ".understudy-copy-" + stamp;
    }

    String aside() {
        return base + ".kept-" + stamp;
    }

    String archive() {
        return base + ".rescue-" + position;
    }

    String tailArchive() {
        return base + ".rescue-tail-" + position;
    }

    String dryRunLog() {
        return archive() + "/dry-run-" + stamp + ".txt";
    }
}
