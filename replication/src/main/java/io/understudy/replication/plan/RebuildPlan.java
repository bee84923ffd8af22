package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.DataLayout;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ServerStep.DropStaleSlots;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The steps of a rebuild by one method. */
record RebuildPlan(
        Intent.Rebuild intent,
        Inspection inspection,
        HostFinding.Seen host,
        Primary source,
        RebuildMethod method,
        RebuildSettings settings) {
    private static final long SPARE_BYTES = 64L << 20;

    Plan plan(CheckList checks, ApprovalSettings approvals) {
        List<Step> steps = new ArrayList<>(steps().forward());
        steps.addAll(staleSlotsDropped());
        List<Step> retreat = steps().back();
        Loss loss = new Loss.Nothing();
        return new Plan(
                intent,
                "rebuild by " + words(),
                "Rebuild " + intent.node() + " as a standby of " + source.node() + " by " + words(),
                steps,
                retreat,
                facts(),
                checks.all(),
                risks(),
                loss,
                0,
                undo(),
                approvals.forLoss(loss),
                Fingerprints.of(intent, steps, retreat, inspection));
    }

    /** Bytes that the method needs on the target's file system besides what is there; empty if not known. */
    static OptionalLong roomNeeded(
            RebuildMethod method, HostFinding.Seen target, Inspection inspection, Primary source) {
        if (method instanceof RebuildMethod.Rewind && target.directory() instanceof DataDirectory.Cluster data) {
            return OptionalLong.of(SPARE_BYTES + data.walBytes());
        }
        if (!(method instanceof RebuildMethod.Copy copy)) {
            return OptionalLong.of(SPARE_BYTES);
        }
        long saved = copy.alone().isPresent() && target.directory() instanceof DataDirectory.Cluster data
                ? data.walBytes()
                : 0;
        NodeDetails details = inspection.details().get(source.node());
        long size = details == null ? 0 : details.databaseBytes();
        return size > 0 ? OptionalLong.of(SPARE_BYTES + saved + size + size / 10) : OptionalLong.empty();
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

    private RebuildSteps steps() {
        NodeSpec target = inspection.assessment().view().spec().requireNode(intent.node());
        RebuildNames names = RebuildNames.of(
                target.postgres().dataDirectory(),
                host,
                inspection.assessment().view().at());
        return new RebuildSteps(
                target, host, source, method, names, settings.maxRateBytes(), inspection.isFenced(intent.node()));
    }

    /** Its own slots survive a rewind; other standbys may have one from when it streamed from them. */
    private List<Step> staleSlotsDropped() {
        String slot =
                inspection.assessment().view().spec().requireNode(intent.node()).slotName();
        List<Step> steps = new ArrayList<>();
        if (!(method instanceof RebuildMethod.Copy)) {
            steps.add(new DropStaleSlots(intent.node()));
        }
        inspection.assessment().view().standbys().stream()
                .filter(other -> !other.node().equals(intent.node()))
                .filter(other ->
                        other.slots().stream().anyMatch(one -> one.name().equals(slot)))
                .forEach(other -> steps.add(new DropSlot(other.node(), slot)));
        return steps;
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
                    "PostgreSQL " + cluster.majorVersion() + " · "
                            + cluster.control().state() + " · timeline "
                            + cluster.control().timeline()));
            facts.add(new Fact("Only it has", alone(cluster)));
            facts.addAll(layout(cluster.layout()));
        }
        return facts;
    }

    private List<Fact> layout(DataLayout layout) {
        List<Fact> facts = new ArrayList<>();
        layout.walDirectory().ifPresent(wal -> facts.add(new Fact("Its WAL lies in", wal)));
        if (!layout.tablespaces().isEmpty()) {
            facts.add(new Fact(
                    "Its tablespaces lie in", String.join(", ", new TreeMap<>(layout.tablespaces()).values())));
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

    private List<String> risks() {
        List<String> risks = new ArrayList<>();
        if (method instanceof RebuildMethod.Rewind) {
            risks.add("What only " + intent.node() + " has leaves its data directory; its WAL is saved aside first.");
        }
        return risks;
    }
}
