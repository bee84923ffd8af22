package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.LineageDiagnosis.UpstreamsDiffer;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.NodeObservation.WarmStandby;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alert 18 of the whole: two standbys stream from different servers as from a primary. Only while no single primary is
 * seen; else whoever streams from another server is named alone.
 */
final class UpstreamDispute implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        if (evidence.primary().isPresent()) {
            return Stream.empty();
        }
        Map<String, String> upstreams = new HashMap<>();
        for (Standby standby : evidence.view().standbys()) {
            if (evidence.streams(standby)) {
                rootOf(evidence, standby).ifPresent(root -> upstreams.put(standby.node(), root));
            }
        }
        return new HashSet<>(upstreams.values()).size() < 2
                ? Stream.empty()
                : Stream.of(new Suspicion(
                        new UpstreamsDiffer(evidence.spec().name(), upstreams),
                        evidence.thresholds().stream().wrongLineage()));
    }

    /** Its upstream, unless that is a standby, whose own stream counts, or not declared, which may be any by another name. */
    private static Optional<String> rootOf(Evidence evidence, Standby standby) {
        return evidence.view()
                .upstreamOf(standby.node())
                .filter(name -> !(evidence.view().of(name) instanceof Standby))
                .filter(name -> !(evidence.view().of(name) instanceof WarmStandby));
    }
}
