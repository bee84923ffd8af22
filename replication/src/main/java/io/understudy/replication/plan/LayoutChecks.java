package io.understudy.replication.plan;

import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a copy can take the place of the old directories: known before hours are spent on it. */
record LayoutChecks(Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host) {
    void add(CheckList checks) {
        if (host.directory() instanceof DataDirectory.Cluster data) {
            movable(data, checks);
            itsOwn(data, checks);
        }
    }

    private void movable(DataDirectory.Cluster data, CheckList checks) {
        List<String> fixed = data.layout().fixed();
        checks.require(
                fixed.isEmpty(),
                "directories-can-be-exchanged",
                "the directories of " + intent.node() + " can be renamed",
                "A copy cannot take the place of the old directories on " + host.hostname() + ": "
                        + String.join("; ", fixed) + ".",
                "Let " + intent.node() + " keep its data one level below the mount point, in a directory whose"
                        + " parent its user may write; then ask again.");
    }

    /** Where several servers share a machine, a tablespace that was replayed without a mapping is one for both. */
    private void itsOwn(DataDirectory.Cluster data, CheckList checks) {
        List<String> shared = new ArrayList<>();
        for (HostFinding other : inspection.hosts().values()) {
            if (other instanceof HostFinding.Seen seen
                    && !seen.node().equals(intent.node())
                    && seen.hostname().equals(host.hostname())
                    && seen.directory() instanceof DataDirectory.Cluster theirs) {
                Set<String> places = places(theirs);
                places.retainAll(places(data));
                places.forEach(place -> shared.add(place + " is also in use by " + seen.node()));
            }
        }
        checks.require(
                shared.isEmpty(),
                "directories-are-its-own",
                "no other server of the cluster uses the directories of " + intent.node(),
                "Directories of " + intent.node() + " are not its own: " + String.join("; ", shared) + ".",
                "Give " + intent.node() + " directories of its own: let the links in its pg_tblspc, or of its pg_wal,"
                        + " lead elsewhere.");
    }

    private static Set<String> places(DataDirectory.Cluster data) {
        Set<String> places = new LinkedHashSet<>(data.layout().tablespaces().values());
        places.add(data.realPath());
        data.layout().walDirectory().ifPresent(places::add);
        return places;
    }
}
