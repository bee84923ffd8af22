package io.understudy.backup.dump;

import io.understudy.backup.settings.BackupSettings;
import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.ClusterAssessment;
import io.understudy.replication.diagnose.NodeAssessment;
import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.StandbyState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The nodes to dump from, best first.
 *
 * @param candidates empty if no node is fit
 */
record SourceChoice(List<Candidate> candidates) {
    /** They answer and have the cluster's data, but older data than they should: better than no backup at all. */
    private static final Set<StandbyState> STALE = Set.of(
            StandbyState.CATCHING_UP,
            StandbyState.LAGGING_RECEIVE,
            StandbyState.LAGGING_REPLAY,
            StandbyState.DELAYED_BY_DESIGN,
            StandbyState.PAUSED_BY_USER,
            StandbyState.ARCHIVE_ONLY);

    /**
     * One of them.
     *
     * @param standby whether it is to be dumped as one
     * @param note why it is not the node that people would expect, or what is odd with it; empty if nothing is
     */
    record Candidate(NodeSpec node, boolean standby, Optional<String> note) {}

    SourceChoice {
        candidates = List.copyOf(candidates);
    }

    static SourceChoice of(ClusterAssessment assessment, BackupSettings settings) {
        List<Candidate> streaming = standbys(assessment, Set.of(StandbyState.STREAMING));
        List<Candidate> primary = settings.allowPrimary() ? primary(assessment, settings, streaming) : List.of();
        List<Candidate> nodes = new ArrayList<>(streaming);
        nodes.addAll(settings.preferStandby() ? streaming.size() : 0, primary);
        nodes.addAll(standbys(assessment, STALE));
        return new SourceChoice(nodes);
    }

    private static List<Candidate> standbys(ClusterAssessment assessment, Set<StandbyState> states) {
        return assessment.standbys().stream()
                .filter(one -> states.contains(one.state()))
                .sorted(Comparator.comparing(
                        one -> one.lag().map(lag -> lag.replayBytes()).orElse(Long.MAX_VALUE)))
                .map(one -> new Candidate(assessment.view().spec().requireNode(one.node()), true, oddity(one)))
                .toList();
    }

    private static Optional<String> oddity(AStandby standby) {
        return standby.state() == StandbyState.STREAMING
                ? Optional.empty()
                : Optional.of("dumped from the standby " + standby.node() + " although it is not up to date: "
                        + standby.state().words()
                        + standby.lag()
                                .map(lag -> ", " + lag.replayBytes() + " bytes behind")
                                .orElse(""));
    }

    private static List<Candidate> primary(
            ClusterAssessment assessment, BackupSettings settings, List<Candidate> streaming) {
        boolean unexpected = settings.preferStandby()
                && streaming.isEmpty()
                && !assessment.standbys().isEmpty();
        return assessment
                .primary()
                .map(NodeAssessment::node)
                .map(node -> new Candidate(
                        assessment.view().spec().requireNode(node),
                        false,
                        unexpected
                                ? Optional.of("dumped from the primary " + node + ": " + words(assessment))
                                : Optional.empty()))
                .map(Collections::singletonList)
                .orElse(List.of());
    }

    /** Why there is no node to dump. */
    static String refusal(ClusterAssessment assessment, boolean allowPrimary) {
        return (allowPrimary ? "wanted a primary or a standby to dump" : "wanted a standby to dump (allow_primary is off)")
                + ", found " + (assessment.standbys().isEmpty() ? "neither" : words(assessment))
                + ". Look at /replica status.";
    }

    private static String words(ClusterAssessment assessment) {
        return assessment.standbys().stream()
                .map(one -> one.node() + " " + one.state().words())
                .collect(Collectors.joining(", "));
    }
}
