package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.NodeAssessment.AStandby;
import io.understudy.replication.diagnose.NodeAssessment.ThePrimary;
import io.understudy.replication.diagnose.ReplicationDiagnosis.BotCutOff;
import io.understudy.replication.diagnose.ReplicationDiagnosis.ClusterUnseen;
import io.understudy.replication.diagnose.ReplicationDiagnosis.NoPrimary;
import io.understudy.replication.diagnose.ReplicationDiagnosis.SplitBrain;
import io.understudy.replication.diagnose.StandbyState.Standing;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.LsnClock;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges one sweep. Pure: the same arguments give the same judgement. */
public final class ClusterJudge {
    /** So long may a standby seem to stream from a killed server, which refuses connections at once. */
    private static final Duration DYING = Duration.ofSeconds(1);

    /**
     * What a look means.
     *
     * @param clock fed with the primary's positions of this and earlier looks
     * @param details by node name, as far as known and possibly older than the look
     * @param remembered from before this look
     */
    public ClusterAssessment judge(
            ClusterView view,
            LsnClock clock,
            Map<String, NodeDetails> details,
            Remembered remembered,
            Thresholds thresholds) {
        Evidence evidence = new Evidence(view, clock, details, remembered, thresholds);
        return evidence.primary()
                .map(primary -> withPrimary(evidence, primary))
                .orElseGet(() -> view.primaries().isEmpty() ? withoutPrimary(evidence) : splitBrain(evidence));
    }

    private static ClusterAssessment withPrimary(Evidence evidence, Primary primary) {
        StandbyJudge judge = new StandbyJudge(evidence, primary);
        List<NodeAssessment> nodes = evidence.view().nodes().stream()
                .<NodeAssessment>map(seen -> seen.equals(primary) ? new ThePrimary(primary) : judge.judge(seen))
                .map(evidence.fences()::named)
                .toList();
        return assessment(evidence, stateBeside(evidence, nodes), nodes, Optional.empty(), Set.of());
    }

    /** Anything broken or busy degrades; else anything unseen leaves the whole unknown: it is not healthy. */
    private static ClusterState stateBeside(Evidence evidence, List<NodeAssessment> nodes) {
        Set<Standing> standings =
                standbys(nodes).map(standby -> standby.state().standing()).collect(Collectors.toSet());
        boolean hangs = new DownJudge(evidence).shutDoors().findAny().isPresent();
        if (hangs || standings.contains(Standing.BROKEN) || standings.contains(Standing.BUSY)) {
            return ClusterState.DEGRADED;
        }
        return standings.contains(Standing.UNSEEN) ? ClusterState.UNKNOWN : ClusterState.HEALTHY;
    }

    private static ClusterAssessment splitBrain(Evidence evidence) {
        List<String> primaries = new ArrayList<>(
                evidence.view().primaries().stream().map(Primary::node).toList());
        if (primaries.size() == 1) {
            evidence.overtakenBy(evidence.view().primaries().get(0)).ifPresent(primaries::add);
        }
        if (areStrangers(evidence)) {
            return assessment(
                    evidence, ClusterState.UNKNOWN, orphans(evidence), Optional.empty(), Set.copyOf(primaries));
        }
        return assessment(
                evidence,
                ClusterState.SPLIT_BRAIN,
                orphans(evidence),
                Optional.of(Suspicion.now(new SplitBrain(evidence.spec().name(), primaries))),
                Set.copyOf(primaries));
    }

    /** Primaries of two clusters under one name: no split brain, and nothing can be said of the rest. */
    private static boolean areStrangers(Evidence evidence) {
        return evidence.view().primaries().stream()
                        .map(primary -> primary.facts().systemIdentifier())
                        .distinct()
                        .count()
                > 1;
    }

    private static ClusterAssessment withoutPrimary(Evidence evidence) {
        List<NodeAssessment> nodes = orphans(evidence);
        String cluster = evidence.spec().name();
        AbsentPrimary absent = new AbsentPrimaryJudge(evidence).judge();
        if (absent instanceof AbsentPrimary.StillStreaming alive) {
            return unseenPrimary(evidence, nodes, alive);
        }
        if (absent instanceof AbsentPrimary.Gone gone) {
            Diagnosis none = new NoPrimary(
                    cluster,
                    gone.lastPrimary(),
                    gone.lastPrimary().filter(evidence.fences()::keeps).isPresent(),
                    gone.candidate(),
                    gone.finding());
            Set<String> silenced = Stream.concat(gone.lastPrimary().stream(), disconnected(nodes))
                    .collect(Collectors.toSet());
            return assessment(evidence, ClusterState.NO_PRIMARY, nodes, Optional.of(Suspicion.now(none)), silenced);
        }
        return unknown(evidence, nodes);
    }

    /** It lives: the bot has no way to it, or it was reached and serves nobody, which is told of the node. */
    private static ClusterAssessment unseenPrimary(
            Evidence evidence, List<NodeAssessment> nodes, AbsentPrimary.StillStreaming alive) {
        DownJudge down = new DownJudge(evidence);
        if (down.isShut(alive.primary())) {
            return assessment(evidence, ClusterState.UNKNOWN, nodes, Optional.empty(), Set.of());
        }
        if (down.isReached(alive.primary())) {
            return assessment(evidence, ClusterState.BOT_CUT_OFF, nodes, Optional.empty(), Set.of());
        }
        Diagnosis cutOff = new BotCutOff(evidence.spec().name(), alive.primary(), alive.witness());
        boolean refused = evidence.view().of(alive.primary()) instanceof NodeObservation.Down;
        Suspicion suspicion = new Suspicion(cutOff, refused ? DYING : Duration.ZERO);
        return assessment(evidence, ClusterState.BOT_CUT_OFF, nodes, Optional.of(suspicion), Set.of(alive.primary()));
    }

    private static ClusterAssessment unknown(Evidence evidence, List<NodeAssessment> nodes) {
        DownJudge down = new DownJudge(evidence);
        boolean machineAnswers = evidence.spec().nodeNames().stream().anyMatch(down::isShut);
        if (!evidence.view().isBlind() || machineAnswers) {
            return assessment(evidence, ClusterState.UNKNOWN, nodes, Optional.empty(), Set.of());
        }
        String detail = evidence.view().ofType(Unknown.class).stream()
                .map(one -> one.node() + ": " + one.reason().words())
                .collect(Collectors.joining("; "));
        Diagnosis nothing = new ClusterUnseen(
                evidence.spec().name(), detail, evidence.remembered().botIsolated());
        return assessment(
                evidence,
                ClusterState.UNKNOWN,
                nodes,
                Optional.of(Suspicion.now(nothing)),
                Set.copyOf(evidence.spec().nodeNames()));
    }

    private static List<NodeAssessment> orphans(Evidence evidence) {
        OrphanJudge judge = new OrphanJudge(evidence);
        return evidence.view().nodes().stream()
                .<NodeAssessment>map(judge::judge)
                .map(evidence.fences()::named)
                .toList();
    }

    /** Streams that ended because the primary did are no conditions of their own. */
    private static Stream<String> disconnected(List<NodeAssessment> nodes) {
        return standbys(nodes)
                .filter(standby -> standby.state() == StandbyState.DISCONNECTED)
                .map(AStandby::node);
    }

    private static Stream<AStandby> standbys(List<NodeAssessment> nodes) {
        return nodes.stream().filter(AStandby.class::isInstance).map(AStandby.class::cast);
    }

    private static ClusterAssessment assessment(
            Evidence evidence,
            ClusterState state,
            List<NodeAssessment> nodes,
            Optional<Suspicion> ofTheWhole,
            Set<String> silenced) {
        List<AStandby> judged = standbys(nodes)
                .filter(standby -> !silenced.contains(standby.node()))
                .toList();
        Stream<Diagnosis> ofNodes = judged.stream()
                .flatMap(standby -> StandbyDiagnosis.of(evidence.spec().name(), standby).stream());
        Stream<Suspicion> down = judged.stream().flatMap(new DownJudge(evidence)::of);
        Stream<Suspicion> atOnce =
                Stream.concat(evidence.fences().diagnoses(), ofNodes).map(Suspicion::now);
        List<Suspicion> suspicions = Stream.of(ofTheWhole.stream(), atOnce, down, ConditionRules.judge(evidence, nodes))
                .flatMap(found -> found)
                .sorted(Comparator.comparing((Suspicion one) -> one.diagnosis().severity())
                        .reversed())
                .toList();
        return new ClusterAssessment(
                evidence.view(), state, nodes, suspicions, evidence.remembered().fenced());
    }
}
