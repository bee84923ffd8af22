package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether this standby is the right one to promote, whatever became of the primary. */
final class CandidateChecks {
    private static final Set<StandbyState> OUT_OF_THE_QUESTION = Set.of(
            StandbyState.DIVERGED,
            StandbyState.TIMELINE_BEHIND,
            StandbyState.WRONG_UPSTREAM,
            StandbyState.NO_PERMISSION);

    private CandidateChecks() {}

    /** Judges the candidate by itself. */
    static void add(CheckList checks, Standby candidate, Inspection inspection) {
        identity(checks, candidate, inspection);
        replay(checks, candidate);
        state(checks, candidate, inspection);
        timeline(checks, candidate, inspection);
    }

    /** Judges it beside the node that is, or was, the primary. */
    static void addBeside(String primary, CheckList checks, Standby candidate, Inspection inspection) {
        onDisk(checks, candidate, primary, inspection);
        origin(checks, candidate.node(), primary, inspection);
        RecencyCheck.add(checks, candidate.node(), inspection);
        new ConfigurationChecks(inspection, candidate.node(), primary).add(checks);
        new ResourceChecks(inspection, candidate.node(), primary).add(checks);
        new CarriedChecks(inspection, candidate.node(), primary).add(checks);
    }

    private static void identity(CheckList checks, Standby candidate, Inspection inspection) {
        ClusterView view = inspection.assessment().view();
        List<Long> others = view.nodes().stream()
                .flatMap(node -> node.server().stream())
                .map(ServerFacts::systemIdentifier)
                .distinct()
                .toList();
        checks.require(
                others.size() == 1,
                "one-system-identifier",
                "every answering node has the system identifier "
                        + candidate.facts().systemIdentifier(),
                "The answering nodes have different system identifiers: " + others + ".",
                "They are not one cluster: correct the configuration.");
        List<Integer> versions = view.nodes().stream()
                .flatMap(node -> node.server().stream())
                .map(ServerFacts::majorVersion)
                .distinct()
                .toList();
        checks.require(
                versions.size() == 1,
                "one-major-version",
                "every answering node is PostgreSQL " + candidate.facts().majorVersion(),
                "The answering nodes have different major versions: " + versions + ".",
                "They cannot be one cluster of physical replication: correct the configuration.");
        String declared = view.spec().requireNode(candidate.node()).postgres().dataDirectory();
        Optional<String> found = candidate.facts().dataDirectory();
        checks.require(
                found.filter(path ->
                                !isDeclared(path, declared, inspection.hosts().get(candidate.node())))
                        .isEmpty(),
                "data-directory-as-declared",
                candidate.node() + " serves " + declared,
                candidate.node() + " serves " + found.orElse("") + ", declared is " + declared + ".",
                "Correct data_directory in the configuration.");
    }

    /** A declared path may be a symbolic link, and the server tell where it leads. */
    private static boolean isDeclared(String path, String declared, HostFinding finding) {
        return path.equals(declared)
                || (finding instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster cluster
                        && path.equals(cluster.realPath()));
    }

    private static void replay(CheckList checks, Standby candidate) {
        checks.require(
                candidate.replayed().isPresent(),
                "position-known",
                candidate.node() + " has replayed up to "
                        + candidate.replayed().map(Lsn::toString).orElse(""),
                candidate.node() + " has not said how far it replayed.",
                "Wait until it has replayed something; nothing is promoted whose loss is not known.");
        checks.require(
                candidate.applyDelay().isZero(),
                "no-apply-delay",
                candidate.node() + " has no recovery_min_apply_delay",
                candidate.node() + " is delayed by " + candidate.applyDelay().toSeconds()
                        + " s on purpose; promoting it applies everything at once.",
                "Promote another standby, or set recovery_min_apply_delay to 0 there first.");
    }

    private static void state(CheckList checks, Standby candidate, Inspection inspection) {
        Optional<AStandby> judged = inspection.assessment().standby(candidate.node());
        StandbyState state = judged.map(AStandby::state).orElse(StandbyState.UNREACHABLE);
        checks.require(
                !OUT_OF_THE_QUESTION.contains(state),
                "candidate-on-the-lineage",
                candidate.node() + " is on the cluster's lineage",
                candidate.node() + " " + state.words()
                        + judged.flatMap(AStandby::why).map(why -> ", " + why).orElse("") + ".",
                "Rebuild it instead: /replica rebuild " + candidate.node() + ".");
        checks.require(
                state != StandbyState.PAUSED_BY_PARAMETER,
                "not-paused-by-parameter",
                "no setting holds replay on " + candidate.node(),
                "Replay on " + candidate.node()
                        + " waits because a setting is lower than the primary's; promoting would shut it down.",
                "Raise the setting there and restart it.");
    }

    /** One that answers from a newer timeline knows a later promotion than the candidate does. */
    private static void timeline(CheckList checks, Standby candidate, Inspection inspection) {
        int own = inspection.timelineOf(candidate.node());
        Optional<String> newer = inspection.assessment().view().standbys().stream()
                .map(Standby::node)
                .filter(other -> inspection.timelineOf(other) > own)
                .max(Comparator.comparing(inspection::timelineOf));
        checks.require(
                newer.isEmpty(),
                "no-newer-timeline",
                "no standby is on a newer timeline than " + candidate.node(),
                newer.map(other -> other + " is on timeline " + inspection.timelineOf(other) + ", " + candidate.node()
                                + " only on " + own + ".")
                        .orElse(""),
                newer.map(other -> "Promote that one: /replica promote " + other + ".")
                        .orElse(""));
    }

    /** The old primary is left out: whether the candidate continues it is judged by its history. */
    private static void onDisk(CheckList checks, Standby candidate, String primary, Inspection inspection) {
        int own = inspection.timelineOf(candidate.node());
        List<String> lying = inspection.assessment().view().nodes().stream()
                .filter(node -> node.server().isEmpty())
                .map(NodeObservation::node)
                .filter(other -> !other.equals(primary))
                .filter(other -> timelineOnDisk(other, candidate, inspection) > own)
                .toList();
        checks.require(
                lying.isEmpty(),
                "no-newer-timeline-on-disk",
                "no stopped node knows a newer timeline than " + candidate.node(),
                String.join(", ", lying) + " knows a newer timeline than " + own + " of " + candidate.node() + ".",
                "Somebody was promoted after " + candidate.node() + " left: start that one first, then compare.");
    }

    private static int timelineOnDisk(String node, Standby candidate, Inspection inspection) {
        return inspection.hosts().get(node) instanceof HostFinding.Seen seen
                        && seen.directory() instanceof DataDirectory.Cluster data
                        && data.control().systemIdentifier()
                                == candidate.facts().systemIdentifier()
                ? Math.max(data.control().timeline(), data.history().timeline())
                : 0;
    }

    private static void origin(CheckList checks, String candidate, String primary, Inspection inspection) {
        int timeline = inspection.timelineOf(candidate);
        Optional<Integer> fork = TimelineOrigins.forkedAt(candidate, primary, inspection.closer());
        checks.require(
                fork.isEmpty(),
                "same-timeline-origin",
                timeline == 1 || TimelineOrigins.comparable(timeline, candidate, primary, inspection.closer())
                        ? "timeline " + timeline + " began on both with the same promotion"
                        : "the histories agree; the record with which timeline " + timeline
                                + " began is no longer on both",
                fork.map(at -> "Timeline " + at + " of " + candidate + " is not that of " + primary
                                + ": DIVERGED, each was promoted by itself (" + candidate + ": "
                                + TimelineOrigins.origin(candidate, at, inspection.closer()) + "; " + primary + ": "
                                + TimelineOrigins.origin(primary, at, inspection.closer()) + ").")
                        .orElse(""),
                "Decide whose data to keep; rebuild the other: /replica rebuild " + candidate + ".");
    }
}
