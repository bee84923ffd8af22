package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.SyncDiagnosis.CommitsWait;
import io.understudy.replication.diagnose.SyncDiagnosis.SyncDegraded;
import io.understudy.replication.diagnose.SyncDiagnosis.SyncSwitchedOff;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.SyncVitals;
import io.understudy.replication.observe.SynchronousNames;
import io.understudy.replication.observe.WalSender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether commits wait for standbys as they should: alerts 25 and 26. */
final class SyncConditions implements ConditionRule {
    private static final String SETTING = "synchronous_standby_names";
    /** A busy primary always has commits that wait for a moment; these wait as they should. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Set<String> SYNCHRONOUS = Set.of("sync", "quorum");

    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return SeenVitals.ofPrimaries(evidence).flatMap(seen -> seen.vitals().sync().stream()
                .flatMap(sync -> new OnePrimary(evidence, seen, sync).judge()));
    }

    private record OnePrimary(Evidence evidence, SeenVitals seen, SyncVitals sync) {
        Stream<Suspicion> judge() {
            SynchronousNames names = SynchronousNames.parse(sync.demanded());
            return Stream.concat(waiting(names), names.needed() == 0 ? switchedOff() : degraded(names));
        }

        private Stream<Suspicion> waiting(SynchronousNames names) {
            return sync.oldestWait().filter(oldest -> oldest.compareTo(MOMENT) >= 0).stream()
                    .map(oldest -> new CommitsWait(
                            cluster(),
                            seen.name(),
                            sync.waiting(),
                            oldest,
                            sync.demanded(),
                            missing(names),
                            stopped(names)))
                    .map(found ->
                            new Suspicion(found, evidence.thresholds().sync().waiting()));
        }

        private Stream<Suspicion> degraded(SynchronousNames names) {
            List<WalSender> senders = seen.node().senders();
            boolean unknown = senders.stream().anyMatch(one -> one.syncState().isEmpty());
            int present = (int) senders.stream()
                    .filter(one -> one.syncState().filter(SYNCHRONOUS::contains).isPresent())
                    .count();
            if (unknown || present >= names.needed()) {
                return Stream.empty();
            }
            Diagnosis found = new SyncDegraded(
                    cluster(), seen.name(), present, names.needed(), sync.demanded(), missing(names), stopped(names));
            return Stream.of(new Suspicion(found, evidence.thresholds().sync().degraded()));
        }

        /** Whoever never wanted it leaves the setting alone; only who wanted it has to write that it is nothing. */
        private Stream<Suspicion> switchedOff() {
            return evidence
                    .detailsOf(seen.name())
                    .flatMap(details -> details.altered(SETTING))
                    .filter(String::isBlank)
                    .map(nothing -> new SyncSwitchedOff(cluster(), seen.name()))
                    .map(found ->
                            new Suspicion(found, evidence.thresholds().sync().degraded()))
                    .stream();
        }

        private List<String> missing(SynchronousNames names) {
            return evidence.spec().nodes().stream()
                    .map(NodeSpec::name)
                    .filter(name -> !name.equals(seen.name()) && names.contain(name))
                    .filter(name -> seen.node().senders().stream()
                            .noneMatch(one ->
                                    one.isStreaming() && one.applicationName().equals(name)))
                    .toList();
        }

        private List<String> stopped(SynchronousNames names) {
            return missing(names).stream()
                    .filter(name ->
                            evidence.view().of(name) instanceof Down down && down.reason() == DownReason.REFUSED)
                    .toList();
        }

        private String cluster() {
            return evidence.spec().name();
        }
    }
}
