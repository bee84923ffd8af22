package io.understudy.replication.plan;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.ServerFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether this standby is the right one to promote, whatever became of the primary. */
final class CandidateChecks {
    private static final List<String> NOT_LOWER = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");
    private static final Set<StandbyState> OUT_OF_THE_QUESTION = Set.of(
            StandbyState.DIVERGED,
            StandbyState.TIMELINE_BEHIND,
            StandbyState.WRONG_UPSTREAM,
            StandbyState.NO_PERMISSION);

    private CandidateChecks() {}

    static void add(CheckList checks, Standby candidate, Inspection inspection) {
        identity(checks, candidate, inspection);
        replay(checks, candidate);
        state(checks, candidate, inspection);
        timeline(checks, candidate, inspection);
        Optional.ofNullable(inspection.details().get(candidate.node()))
                .ifPresentOrElse(
                        details -> settings(checks, candidate, details, inspection),
                        () -> checks.add(Check.unknown(
                                "settings-known",
                                "The settings of " + candidate.node() + " could not be read.",
                                "Try again; if it stays so, run: understudy check.")));
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

    private static void settings(CheckList checks, Standby candidate, NodeDetails details, Inspection inspection) {
        checks.prefer(
                details.pendingRestart().isEmpty(),
                "no-pending-restart",
                "no setting of " + candidate.node() + " awaits a restart",
                "These settings of " + candidate.node() + " await a restart: "
                        + String.join(", ", details.pendingRestart()) + ".",
                "They take effect at its next restart only.");
        inspection
                .assessment()
                .view()
                .solePrimary()
                .map(primary -> inspection.details().get(primary.node()))
                .ifPresent(primary -> checks.prefer(
                        lower(details, primary).isEmpty(),
                        "settings-not-lower",
                        candidate.node() + " is set as large as the primary",
                        "Lower on " + candidate.node() + " than on the primary: "
                                + String.join(", ", lower(details, primary)) + ".",
                        "Raise them there before clients come."));
        checks.prefer(
                details.unloggedTables().isEmpty(),
                "no-unlogged-tables",
                "no unlogged table in " + inspection.assessment().view().spec().database(),
                "Unlogged tables will be empty: " + String.join(", ", details.unloggedTables()) + ".",
                "WAL does not carry them; save what matters first.");
        checks.prefer(
                details.preparedTransactions() == 0,
                "no-prepared-transactions",
                "no prepared transaction is open",
                details.preparedTransactions() + " prepared transactions stay open on the new primary.",
                "Settle them afterwards.");
    }

    private static List<String> lower(NodeDetails standby, NodeDetails primary) {
        return NOT_LOWER.stream()
                .filter(name -> number(standby, name) < number(primary, name))
                .toList();
    }

    private static long number(NodeDetails details, String setting) {
        return Long.parseLong(details.settings().getOrDefault(setting, "0"));
    }
}
