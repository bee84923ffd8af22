package io.understudy.replication.plan;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterState;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Plans how a node comes back as a standby. Nothing is removed: what it has alone is kept and named. */
final class RebuildPlanner {
    private final ApprovalSettings approvals;
    private final RebuildSettings settings;

    RebuildPlanner(ApprovalSettings approvals, RebuildSettings settings) {
        this.approvals = approvals;
        this.settings = settings;
    }

    Proposal plan(Intent.Rebuild intent, Inspection inspection) {
        List<Primary> primaries = inspection.assessment().view().primaries();
        boolean split = inspection.assessment().state() == ClusterState.SPLIT_BRAIN;
        Optional<Check> sources = split ? Optional.of(split(inspection)) : oneSource(intent, inspection, primaries);
        if (sources.isPresent()) {
            return new Proposal.Refused(intent, List.of(sources.get()), List.of("/replica status " + intent.cluster()));
        }
        Primary source = primaries.get(0);
        CheckList checks = new CheckList();
        checks.add(Check.pass(
                "source-is-the-primary",
                source.node() + " is the primary: nothing is ever built from a standby, which may lag or be paused"));
        TargetChecks target = new TargetChecks(intent, inspection, source);
        target.ofTheServer(checks);
        if (!(inspection.hosts().get(intent.node()) instanceof HostFinding.Seen host)) {
            checks.add(unseen(intent, inspection.hosts().get(intent.node())));
            return new Proposal.Refused(intent, checks.objections(), List.of());
        }
        target.ofTheMachine(checks, host);
        RebuildMethod method = method(intent, inspection, host, source);
        checks.add(service(intent, inspection, host, source));
        room(intent, inspection, host, source, method, checks);
        if (method instanceof RebuildMethod.Copy) {
            new LayoutChecks(intent, inspection, host).add(checks);
        }
        new RebuildChecks(intent, inspection, host, source, method).add(checks);
        if (checks.forbids()) {
            return new Proposal.Refused(intent, checks.objections(), List.of("/replica status " + intent.cluster()));
        }
        return new Proposal.Ready(
                new RebuildPlan(intent, inspection, host, source, method, settings).plan(checks, approvals));
    }

    private static Check split(Inspection inspection) {
        return Check.block(
                "source-is-the-primary",
                "The cluster is split: " + String.join(" and ", PrimaryPresence.rivals(inspection))
                        + " may both hold data that the other lacks.",
                "Decide which primary to keep, and stop the other by hand first.");
    }

    private static Optional<Check> oneSource(Intent.Rebuild intent, Inspection inspection, List<Primary> primaries) {
        if (primaries.stream().anyMatch(primary -> primary.node().equals(intent.node()))) {
            return Optional.of(Check.block(
                    "target-is-not-the-primary",
                    intent.node() + " is the primary of " + intent.cluster() + "; a primary is never rebuilt.",
                    Standbys.exchangeRoles(inspection)));
        }
        if (primaries.size() == 1) {
            return Optional.empty();
        }
        if (inspection.assessment().state() != ClusterState.NO_PRIMARY) {
            return Optional.of(Check.unknown(
                    "source-is-the-primary",
                    "No primary was seen to build " + intent.node() + " from, and it may be alive.",
                    "Repair the bot's way to the primary: understudy check."));
        }
        return Optional.of(Check.block(
                "source-is-the-primary",
                "There is no primary to build " + intent.node() + " from.",
                "Get a primary first: /replica start or /replica promote."));
    }

    private static Check unseen(Intent.Rebuild intent, HostFinding finding) {
        String why = finding instanceof HostFinding.Unseen unseen ? unseen.reason() : "it was not asked";
        return Check.unknown(
                "machine-reachable",
                "The machine of " + intent.node() + " cannot be asked: " + why + ".",
                "Repair the bot's way to it: understudy check.");
    }

    private static RebuildMethod method(
            Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host, Primary source) {
        if (intent.byCopy()) {
            return new RebuildMethod.Copy("a new copy was asked for");
        }
        Optional<RebuildMethod.Running> target =
                inspection.assessment().view().of(intent.node()) instanceof Standby standby
                        ? Optional.of(new RebuildMethod.Running(inspection.timelineOf(intent.node()), standby.have()))
                        : Optional.empty();
        return RebuildMethod.choose(
                inspection.assessment().view().spec().requireNode(intent.node()),
                host,
                target,
                source,
                Lineages.of(source.node(), source.facts().timeline(), inspection),
                Optional.ofNullable(inspection.details().get(source.node())),
                inspection.closer());
    }

    /** A copy into an empty place brings the source's configuration, if that lies in its data directory. */
    private static Check service(Intent.Rebuild intent, Inspection inspection, HostFinding.Seen host, Primary source) {
        NodeSpec node = inspection.assessment().view().spec().requireNode(intent.node());
        if (host.directory() instanceof DataDirectory.Cluster data) {
            return ServiceCheck.of(node, host, data);
        }
        Optional<DataDirectory.Cluster> copied = inspection.hosts().get(source.node()) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster data
                ? Optional.of(data)
                : Optional.empty();
        return new ServiceCheck(node, host, source.node(), copied).check();
    }

    private static void room(
            Intent.Rebuild intent,
            Inspection inspection,
            HostFinding.Seen host,
            Primary source,
            RebuildMethod method,
            CheckList checks) {
        OptionalLong wanted = RebuildPlan.roomNeeded(method, host, inspection, source);
        if (wanted.isEmpty()) {
            checks.add(Check.unknown(
                    "room-on-disk",
                    "The size of " + source.node() + " could not be read, so that nobody knows whether a copy fits on "
                            + host.hostname() + ".",
                    "Try again; if it stays so, run: understudy check."));
            return;
        }
        checks.require(
                host.freeBytes() >= wanted.getAsLong(),
                "room-on-disk",
                Bytes.words(host.freeBytes()) + " are free on " + host.hostname() + ", "
                        + Bytes.words(wanted.getAsLong()) + " are needed",
                "Only " + Bytes.words(host.freeBytes()) + " are free on " + host.hostname() + ", "
                        + Bytes.words(wanted.getAsLong())
                        + " are needed, since the old directory is kept until the new one streams.",
                "Free some space on the file system of " + intent.node() + "'s data directory.");
    }
}
