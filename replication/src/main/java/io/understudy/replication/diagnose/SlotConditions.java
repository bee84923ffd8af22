package io.understudy.replication.diagnose;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotExtended;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotInactive;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotLost;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotOrphan;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotRoomShrinks;
import io.understudy.replication.diagnose.SlotDiagnosis.SlotUnreserved;
import io.understudy.replication.diagnose.SlotFinding.Use;
import io.understudy.replication.diagnose.threshold.SlotThresholds;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Down;
import io.understudy.replication.observe.NodeObservation.DownReason;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Slots that nobody uses, that nobody needs, or that lose their WAL: alerts 10, 11 and 12. */
final class SlotConditions implements ConditionRule {
    @Override
    public Stream<Suspicion> judge(Evidence evidence, List<NodeAssessment> nodes) {
        return new SlotJudge(evidence.view())
                .all().stream()
                        .filter(found -> !found.slot().temporary() && !isACopy(evidence, found))
                        .flatMap(found -> new OneSlot(evidence, found).judge());
    }

    /** From 17 on a standby keeps copies of its primary's logical slots; nobody ever streams through those. */
    private static boolean isACopy(Evidence evidence, SlotFinding found) {
        return !found.slot().physical()
                && !found.slot().active()
                && evidence.view().of(found.node()) instanceof Standby standby
                && standby.facts().majorVersion() >= 17;
    }

    private record OneSlot(Evidence evidence, SlotFinding found) {
        Stream<Suspicion> judge() {
            if (found.use() == Use.ORPHAN) {
                SlotPlace place = new SlotPlace(found.node(), found.slot().name(), Optional.empty());
                Diagnosis orphan = new SlotOrphan(cluster(), place, found.why(), found.keptBytes());
                return Stream.of(new Suspicion(orphan, thresholds().orphan()));
            }
            return Stream.concat(endangered(), inactive());
        }

        private Stream<Suspicion> endangered() {
            return switch (found.slot().walStatus()) {
                case LOST -> Stream.of(Suspicion.now(new SlotLost(cluster(), place(), hasArchive())));
                case UNRESERVED -> Stream.of(Suspicion.now(new SlotUnreserved(cluster(), place())));
                case EXTENDED ->
                    Stream.concat(
                            Stream.of(new Suspicion(
                                    new SlotExtended(cluster(), place(), found.keptBytes()),
                                    thresholds().inactiveWarning())),
                            shrinking());
                case RESERVED, UNKNOWN -> shrinking();
            };
        }

        /** What it keeps and what it may still keep are together what its limit gives it. */
        private Stream<Suspicion> shrinking() {
            Slot slot = found.slot();
            if (slot.safeWalBytes().isEmpty() || found.keptBytes().isEmpty()) {
                return Stream.empty();
            }
            long safe = Math.max(0, slot.safeWalBytes().getAsLong());
            long room = safe + found.keptBytes().getAsLong();
            return safe * 100.0 < (double) room * thresholds().headroomPercent()
                    ? Stream.of(Suspicion.now(new SlotRoomShrinks(cluster(), place(), safe, room)))
                    : Stream.empty();
        }

        /** A slot that was never used keeps nothing, and a lost one has a condition of its own. */
        private Stream<Suspicion> inactive() {
            Slot slot = found.slot();
            if (slot.active() || slot.restart().isEmpty() || slot.walStatus() == WalStatus.LOST) {
                return Stream.empty();
            }
            boolean keepsMuch = found.keptBytes().orElse(0) > thresholds().keptCriticalBytes();
            Duration critical =
                    keepsMuch ? thresholds().inactiveWarning() : thresholds().inactiveCritical();
            return Stream.of(
                    new Suspicion(inactive(Severity.WARNING), thresholds().inactiveWarning()),
                    new Suspicion(inactive(Severity.CRITICAL), critical));
        }

        private SlotInactive inactive(Severity severity) {
            boolean ownerIsDown = owner().filter(
                            node -> node instanceof Down down && down.reason() == DownReason.REFUSED)
                    .isPresent();
            return new SlotInactive(cluster(), place(), found.why(), found.keptBytes(), ownerIsDown, severity);
        }

        private boolean hasArchive() {
            return owner().filter(node -> node instanceof Standby standby && standby.hasRestoreCommand())
                    .isPresent();
        }

        private Optional<NodeObservation> owner() {
            return place().owner().map(evidence.view()::of);
        }

        private SlotPlace place() {
            Optional<String> owner = evidence.spec().nodes().stream()
                    .filter(node -> found.slot().physical())
                    .filter(node -> node.slotName().equals(found.slot().name()))
                    .map(NodeSpec::name)
                    .findFirst();
            return new SlotPlace(found.node(), found.slot().name(), owner);
        }

        private SlotThresholds thresholds() {
            return evidence.thresholds().slots();
        }

        private String cluster() {
            return evidence.spec().name();
        }
    }
}
