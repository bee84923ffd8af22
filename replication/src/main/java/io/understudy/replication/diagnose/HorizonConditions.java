package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.HorizonDiagnosis.HeldBySlot;
import io.understudy.replication.diagnose.HorizonDiagnosis.HeldByStandby;
import io.understudy.replication.observe.Horizon.Held;
import io.understudy.replication.observe.Slot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Old xmins of slots and of standbys' feedback: alert 13. */
final class HorizonConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.of(evidence).flatMap(seen -> seen.vitals().horizon().stream()
                .flatMap(horizon -> Stream.concat(
                        horizon.slots().stream().flatMap(held -> bySlot(evidence, seen, held)),
                        horizon.standbys().stream().flatMap(held -> byStandby(evidence, seen, held)))));
    }

    private static Stream<Suspicion> bySlot(Evidence evidence, SeenVitals seen, Held held) {
        Optional<Slot> slot = seen.node().slots().stream()
                .filter(one -> one.name().equals(held.name()))
                .findFirst();
        Optional<String> owner = evidence.spec().nodes().stream()
                .filter(node -> slot.filter(Slot::physical).isPresent()
                        && node.slotName().equals(held.name()))
                .map(NodeSpec::name)
                .findFirst();
        SlotPlace place = new SlotPlace(seen.name(), held.name(), owner);
        // A slot that was dropped since the vital signs were asked holds nothing any more.
        return slot.stream()
                .flatMap(one -> graded(
                        evidence,
                        held,
                        severity -> new HeldBySlot(
                                evidence.spec().name(), place, one.active(), held.transactions(), severity)));
    }

    private static Stream<Suspicion> byStandby(Evidence evidence, SeenVitals seen, Held held) {
        return graded(
                evidence,
                held,
                severity -> new HeldByStandby(
                        evidence.spec().name(), seen.name(), held.name(), held.transactions(), severity));
    }

    private static Stream<Suspicion> graded(Evidence evidence, Held held, Function<Severity, Diagnosis> diagnosis) {
        return Grade.of(
                held.transactions(),
                evidence.thresholds().horizon().xminWarning(),
                evidence.thresholds().horizon().xminCritical())
                .map(diagnosis)
                .map(Suspicion::now)
                .stream();
    }
}
