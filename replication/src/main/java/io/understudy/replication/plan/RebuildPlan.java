package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.Rewind;
import io.understudy.replication.plan.ReplicationStep.SaveWal;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopStandby;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The steps of a rebuild by one method. */
record RebuildPlan(
        Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host, Primary source, RebuildMethod method) {
    private static final long SPARE_BYTES = 64L << 20;

    Plan plan(CheckList checks, ApprovalSettings approvals) {
        List<Step> steps = steps();
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "rebuild by " + words(),
                "Rebuild " + intent.node() + " as a standby of " + source.node() + " by " + words(),
                steps,
                List.of(),
                facts(),
                checks.all(),
                risks(checks),
                loss,
                0,
                undo(),
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, List.of(), inspection));
    }

    /** Bytes that the method needs on the target's file system besides what is there; empty if not known. */
    static OptionalLong roomNeeded(
            RebuildMethod method, HostFinding.Seen target, Inspection inspection, Primary source) {
        if (method instanceof RebuildMethod.Rewind && target.directory() instanceof DataDirectory.Cluster data) {
            return OptionalLong.of(SPARE_BYTES + data.walBytes());
        }
        if (!(method instanceof RebuildMethod.Copy)) {
            return OptionalLong.of(SPARE_BYTES);
        }
        NodeDetails details = inspection.details().get(source.node());
        long size = details == null ? 0 : details.databaseBytes();
        return size > 0 ? OptionalLong.of(SPARE_BYTES + size + size / 10) : OptionalLong.empty();
    }

    private String words() {
        if (method instanceof RebuildMethod.Follow) {
            return "following";
        }
        return method instanceof RebuildMethod.Rewind ? "rewinding" : "a new base backup";
    }

    private String undo() {
        if (method instanceof RebuildMethod.Follow) {
            return "/replica copy " + intent.node() + " makes a new copy instead";
        }
        return method instanceof RebuildMethod.Rewind
                ? "what only " + intent.node() + " had is kept as saved WAL, see the steps"
                : "the old directory is kept, see the steps";
    }

    private List<Step> steps() {
        ClusterSpec spec = inspection.assessment().view().spec();
        String node = intent.node();
        String slot = spec.requireNode(node).slotName();
        List<Step> steps = new ArrayList<>();
        steps.add(new CreateSlot(source.node(), slot));
        if (method instanceof RebuildMethod.Copy) {
            copy(spec, slot, steps);
        } else {
            stopIfRunning(steps);
            if (method instanceof RebuildMethod.Rewind) {
                steps.add(new SaveWal(node, beside(spec, "rescue")));
                steps.add(new Checkpoint(source.node()));
                steps.add(new Rewind(node, source.node()));
            }
        }
        steps.add(new ArmAsStandby(node, source.node(), slot));
        if (inspection.isFenced(node)) {
            steps.add(new AllowAutostart(node));
        }
        steps.add(new StartServer(node));
        steps.add(new AwaitStreaming(node, source.node()));
        return steps;
    }

    private void copy(ClusterSpec spec, String slot, List<Step> steps) {
        String staging = spec.requireNode(intent.node()).postgres().dataDirectory() + ".understudy-staging";
        // First, since a running standby holds its slot and would move it past the copy's end.
        stopIfRunning(steps);
        steps.add(new BaseBackup(intent.node(), source.node(), slot, staging));
        steps.add(new SwapDirectories(intent.node(), staging, beside(spec, "kept")));
    }

    private void stopIfRunning(List<Step> steps) {
        if (host.postmaster() instanceof Postmaster.Running) {
            steps.add(new StopStandby(intent.node()));
        }
    }

    /** A name that says what lies there and is the same when the plan is made again from the same facts. */
    private String beside(ClusterSpec spec, String what) {
        String data = spec.requireNode(intent.node()).postgres().dataDirectory();
        return host.directory() instanceof DataDirectory.Cluster cluster
                ? data + "." + what + "-t" + cluster.control().timeline() + "-"
                        + cluster.control().checkpoint().toString().replace('/', '_')
                : data + "." + what;
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Method", words() + ", since " + method.why()));
        facts.add(new Fact(
                "Source",
                source.node() + " · " + source.facts().version() + " · timeline "
                        + source.facts().timeline()));
        facts.add(new Fact(
                "Target",
                host.hostname() + ":"
                        + inspection
                                .assessment()
                                .view()
                                .spec()
                                .requireNode(intent.node())
                                .postgres()
                                .dataDirectory()));
        if (host.directory() instanceof DataDirectory.Cluster cluster) {
            facts.add(new Fact(
                    "Its control file",
                    cluster.control().state() + " · timeline "
                            + cluster.control().timeline()));
            facts.add(new Fact("Only it has", alone(cluster)));
        }
        return facts;
    }

    private String alone(DataDirectory.Cluster cluster) {
        if (!(method instanceof RebuildMethod.Rewind rewind)) {
            return method instanceof RebuildMethod.Follow ? "nothing" : "see the kept directory";
        }
        Lsn fork = fork(cluster);
        return Bytes.words(rewind.position().bytesAfter(fork)) + " of WAL, from " + fork + " to " + rewind.position();
    }

    private Lsn fork(DataDirectory.Cluster cluster) {
        return inspection.hosts().get(source.node()) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster primary
                ? primary.history()
                        .endOf(cluster.control().timeline())
                        .orElse(cluster.control().checkpoint())
                : cluster.control().checkpoint();
    }

    private List<String> risks(CheckList checks) {
        List<String> risks = new ArrayList<>();
        if (method instanceof RebuildMethod.Rewind) {
            risks.add("What only " + intent.node() + " has leaves its data directory; its WAL is saved aside first.");
        }
        checks.warnings().forEach(warning -> risks.add(warning.sentence()));
        return risks;
    }
}
