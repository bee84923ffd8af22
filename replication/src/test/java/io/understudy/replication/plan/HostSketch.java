package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.Sketch;
import io.understudy.replication.observe.ControlFile;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.ServiceFinding;
import java.util.List;
import java.util.Optional;

/** The machine of a node as a test draws it: a server runs on this cluster's data until told otherwise. */
final class HostSketch {
    private final String node;
    private Postmaster postmaster = new Postmaster.Running(4711);
    private Optional<DataDirectory> other = Optional.empty();
    private long systemIdentifier = Sketch.THIS_CLUSTER;
    private int controlTimeline = 1;
    private TimelineHistory history = new TimelineHistory(1, List.of());
    private Lsn checkpoint = new Lsn(Sketch.HERE.value() - 1_000);
    private Optional<Lsn> walEnd = Optional.empty();
    private boolean standbySignal;
    private boolean checksums = true;
    private boolean ownConfiguration = true;
    private int majorVersion = 15;
    private ServiceFinding service = new ServiceFinding(false, Optional.empty(), false);
    private DataLayout layout = DataLayout.PLAIN;
    private long freeBytes = 10_000 * Sketch.MEGABYTE;

    HostSketch(String node) {
        this.node = node;
    }

    HostSketch stoppedAt(Lsn end) {
        postmaster = new Postmaster.Gone(List.of());
        walEnd = Optional.of(end);
        return this;
    }

    HostSketch stoppedWithUnreadableWal() {
        postmaster = new Postmaster.Gone(List.of());
        return this;
    }

    HostSketch deadWithSurvivors(Integer... pids) {
        postmaster = new Postmaster.Gone(List.of(pids));
        return this;
    }

    HostSketch frozen() {
        postmaster = new Postmaster.Frozen(4711);
        return this;
    }

    HostSketch with(DataDirectory directory) {
        postmaster = new Postmaster.Gone(List.of());
        other = Optional.of(directory);
        return this;
    }

    HostSketch ofCluster(long identifier) {
        systemIdentifier = identifier;
        return this;
    }

    HostSketch ofMajorVersion(int major) {
        majorVersion = major;
        return this;
    }

    HostSketch onTimeline(int timeline, TimelineHistory.Switch... switches) {
        controlTimeline = timeline;
        history = new TimelineHistory(timeline, List.of(switches));
        return this;
    }

    HostSketch knowing(TimelineHistory known) {
        history = known;
        return this;
    }

    HostSketch checkpointedAt(Lsn position) {
        checkpoint = position;
        return this;
    }

    HostSketch asStandby() {
        standbySignal = true;
        return this;
    }

    HostSketch withoutChecksums() {
        checksums = false;
        return this;
    }

    /** As Debian's packages lay it out: the configuration lies in /etc. */
    HostSketch withConfigurationElsewhere() {
        ownConfiguration = false;
        return this;
    }

    HostSketch with(ServiceFinding found) {
        service = found;
        return this;
    }

    HostSketch laidOut(DataLayout found) {
        layout = found;
        return this;
    }

    HostSketch withFree(long bytes) {
        freeBytes = bytes;
        return this;
    }

    HostFinding.Seen seen() {
        return new HostFinding.Seen(
                node, "machine-" + node, postmaster, other.orElseGet(this::cluster), freeBytes, service);
    }

    private DataDirectory cluster() {
        ControlFile control = new ControlFile(
                systemIdentifier, "in production", checkpoint, controlTimeline, Lsn.NONE, 0, checksums, false, 1300);
        return new DataDirectory.Cluster(
                "/data/" + node,
                majorVersion,
                control,
                history,
                walEnd,
                standbySignal,
                ownConfiguration,
                32 * Sketch.MEGABYTE,
                layout);
    }
}
