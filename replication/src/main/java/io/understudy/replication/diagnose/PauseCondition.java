package io.understudy.replication.diagnose;

import io.understudy.replication.diagnose.ReplayDiagnosis.ReplayPaused;
import io.understudy.replication.diagnose.threshold.LagThresholds;
import io.understudy.replication.observe.NodeDetails;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.ReplayPause;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.observe.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Alert 8: replay is paused, neither by an operation of ours nor by a setting that is too low. */
final class PauseCondition implements StandbyCondition {
    @Override
    public List<Suspicion> judge(Followed standby) {
        return standby.seen()
                .filter(seen -> seen.pause() != ReplayPause.NOT_PAUSED)
                .filter(seen -> !standby.evidence().remembered().pausedByUs().contains(seen.node()))
                .map(seen -> paused(standby, seen))
                .orElse(List.of());
    }

    private static List<Suspicion> paused(Followed standby, Standby seen) {
        Optional<NodeDetails> own = standby.details();
        Optional<NodeDetails> primarys = standby.primary().map(Primary::node).flatMap(standby.evidence()::detailsOf);
        boolean causeSeen = own.isPresent() && primarys.isPresent();
        if (causeSeen && PauseRule.lowerSetting(own.get(), primarys.get()).isPresent()) {
            return List.of();
        }
        LagThresholds limits = standby.thresholds().lag();
        OptionalInt headroom = headroomPercent(standby);
        long waiting = seen.have().bytesAfter(seen.replayed().orElse(seen.have()));
        List<Suspicion> found = new ArrayList<>(2);
        found.add(new Suspicion(
                new ReplayPaused(standby.cluster(), standby.name(), waiting, headroom, causeSeen, Severity.WARNING),
                limits.paused()));
        if (headroom.isPresent() && headroom.getAsInt() < limits.pausedHeadroomPercent()) {
            found.add(Suspicion.now(new ReplayPaused(
                    standby.cluster(), standby.name(), waiting, headroom, causeSeen, Severity.CRITICAL)));
        }
        return found;
    }

    /** How much of its slot's room is left; empty without a limit, or while the primary is unseen. */
    private static OptionalInt headroomPercent(Followed standby) {
        Optional<Slot> slot =
                standby.judged().slot().filter(one -> one.safeWalBytes().isPresent());
        if (slot.isEmpty() || standby.primary().isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalLong kept = slot.get().keptBytes(standby.primary().get().current());
        long left = Math.max(0, slot.get().safeWalBytes().getAsLong());
        return kept.isPresent() && left + kept.getAsLong() > 0
                ? OptionalInt.of((int) (100 * left / (left + kept.getAsLong())))
                : OptionalInt.empty();
    }
}
