package io.understudy.replication.plan;

import io.understudy.replication.cluster.ClusterSpec;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.cluster.TimelineHistory;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans how a node comes back as a standby. Nothing is removed: what it has alone is kept and named. */
final class RebuildPlanner {
    private final ApprovalSettings approvals;

    RebuildPlanner(ApprovalSettings approvals) {
        this.approvals = approvals;
    }

    Proposal plan(Intent.Rebuild intent, Inspection inspection) {
        ClusterSpec spec = inspection.assessment().view().spec();
        List<Primary> primaries = inspection.assessment().view().primaries();
        boolean split = inspection.assessment().state() == ClusterState.SPLIT_BRAIN;
        Optional<Check> sources = split ? Optional.of(split(primaries)) : oneSource(intent, primaries);
        if (sources.isPresent()) {
            return new Proposal.Refused(intent, List.of(sources.get()), List.of("/replica status " + intent.cluster()));
        }
        Primary source = primaries.get(0);
        CheckList checks = new CheckList();
        targetIsNoPrimary(intent, inspection, checks);
        if (!(inspection.hosts().get(intent.node()) instanceof HostFinding.Seen host)) {
            checks.add(unseen(intent, inspection.hosts().get(intent.node())));
            return new Proposal.Refused(intent, checks.objections(), List.of());
        }
        directory(spec.requireNode(intent.node()), host, source, checks);
        RebuildMethod method = method(intent, inspection, host, source);
        room(intent, inspection, host, source, method, checks);
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        return new Proposal.Ready(new RebuildPlan(intent, inspection, host, source, method).plan(checks, approvals));
    }

    private static Check split(List<Primary> primaries) {
        return Check.block(
                "source-is-the-primary",
                "The cluster is split: "
                        + primaries.stream().map(Primary::node).collect(Collectors.joining(" and "))
                        + " may both hold data that the other lacks.",
                "Decide which primary to keep, and stop the other by hand first.");
    }

    private static Optional<Check> oneSource(Intent.Rebuild intent, List<Primary> primaries) {
        if (primaries.stream().anyMatch(primary -> primary.node().equals(intent.node()))) {
            return Optional.of(Check.block(
                    "target-is-not-the-primary",
                    intent.node() + " is the primary of " + intent.cluster() + "; a primary is never rebuilt.",
                    "To exchange the roles first: /replica promote another node."));
        }
        if (primaries.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(Check.block(
                "source-is-the-primary",
                "There is no primary to build " + intent.node() + " from.",
                "Get a primary first: /replica start or /replica promote."));
    }

    private static void targetIsNoPrimary(Intent.Rebuild intent, Inspection inspection, CheckList checks) {
        NodeObservation seen = inspection.assessment().view().of(intent.node());
        Optional<AStandby> judged = inspection.assessment().standby(intent.node());
        boolean well = judged.map(AStandby::state)
                .filter(state -> state.standing() == StandbyState.Standing.WELL || state == StandbyState.CATCHING_UP)
                .isPresent();
        checks.require(
                !well || intent.byCopy(),
                "needs-a-rebuild",
                intent.node() + " is not well",
                intent.node() + " is well: it "
                        + judged.map(one -> one.state().words()).orElse("") + ".",
                "Nothing to do. To make a new copy all the same: /replica copy " + intent.node() + ".");
        boolean followed = seen instanceof Standby standby && !standby.senders().isEmpty();
        checks.prefer(
                !followed,
                "nobody-streams-from-it",
                "nobody streams from " + intent.node(),
                "Other standbys stream from " + intent.node() + " and will wait meanwhile.",
                "They go on when it is back.");
        checks.require(
                !(seen instanceof NodeObservation.Unknown)
                        || inspection.hosts().get(intent.node()) instanceof HostFinding.Seen,
                "target-seen",
                "the machine of " + intent.node() + " was asked",
                intent.node() + " could not be seen at all.",
                "Repair the bot's way to it: understudy check.");
    }

    private static Check unseen(Intent.Rebuild intent, HostFinding finding) {
        String why = finding instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
        return Check.unknown(
                "machine-reachable",
                "The machine of " + intent.node() + " cannot be asked: " + why + ".",
                "Repair the bot's way to it: understudy check.");
    }

    private static void directory(NodeSpec node, HostFinding.Seen host, Primary source, CheckList checks) {
        String path = node.postgres().dataDirectory();
        String name = "directory-is-this-clusters";
        if (host.directory() instanceof DataDirectory.Foreign foreign) {
            checks.add(Check.block(
                    name,
                    path + " on " + host.hostname() + " holds something else: " + foreign.what() + ".",
                    "It is never touched. Correct data_directory, or empty that directory yourself."));
            return;
        }
        if (host.directory() instanceof DataDirectory.Cluster data) {
            checks.require(
                    data.control().systemIdentifier() == source.facts().systemIdentifier(),
                    name,
                    path + " belongs to this cluster (system identifier "
                            + source.facts().systemIdentifier() + ")",
                    path + " on " + host.hostname() + " belongs to another cluster: system identifier "
                            + data.control().systemIdentifier() + ", the primary's is "
                            + source.facts().systemIdentifier() + ".",
                    "It is never touched. Correct data_directory.");
            checks.require(
                    data.majorVersion() == source.facts().majorVersion(),
                    "same-major-version",
                    "both are PostgreSQL " + data.majorVersion(),
                    path + " is of PostgreSQL " + data.majorVersion() + ", the primary of "
                            + source.facts().majorVersion() + ".",
                    "Physical replication needs the same major version.");
            checks.require(
                    !(host.postmaster() instanceof HostFinding.Postmaster.Frozen),
                    "server-not-frozen",
                    "no frozen server process",
                    "The server process of " + node.name() + " hangs (stopped by a signal).",
                    "End it by hand, or let it go on.");
            return;
        }
        checks.add(Check.pass(name, path + " on " + host.hostname() + " is empty or absent"));
    }

    private static RebuildMethod method(
            Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host, Primary source) {
        if (intent.byCopy()) {
            return new RebuildMethod.Copy("a new copy was asked for");
        }
        Optional<Standby> target = Optional.of(inspection.assessment().view().of(intent.node()))
                .filter(Standby.class::isInstance)
                .map(Standby.class::cast);
        return RebuildMethod.choose(
                inspection.assessment().view().spec().requireNode(intent.node()),
                host,
                target,
                source,
                lineage(inspection, source),
                Optional.ofNullable(inspection.details().get(source.node())));
    }

    private static Optional<TimelineHistory> lineage(Inspection inspection, Primary source) {
        if (source.facts().timeline() == 1) {
            return Optional.of(new TimelineHistory(1, List.of()));
        }
        return inspection.hosts().get(source.node()) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster cluster
                        && cluster.history().timeline() == source.facts().timeline()
                ? Optional.of(cluster.history())
                : Optional.empty();
    }

    private static void room(
            Intent.Rebuild intent,
            Inspection inspection,
            HostFinding.Seen host,
            Primary source,
            RebuildMethod method,
            CheckList checks) {
        long wanted = RebuildPlan.roomNeeded(method, host, inspection.details().get(source.node()));
        checks.require(
                host.freeBytes() >= wanted,
                "room-on-disk",
                host.freeBytes() + " B are free on " + host.hostname() + ", " + wanted + " B are needed",
                "Only " + host.freeBytes() + " B are free on " + host.hostname() + ", " + wanted
                        + " B are needed, since the old directory is kept until the new one streams.",
                "Free some space on the file system of " + intent.node() + "'s data directory.");
    }
}
