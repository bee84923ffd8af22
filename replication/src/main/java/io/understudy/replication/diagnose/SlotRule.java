package io.understudy.replication.diagnose;

import io.understudy.replication.observe.Slot;
import io.understudy.replication.observe.Slot.WalStatus;
import java.util.Optional;

/** A standby that does not stream while its slot is lost cannot come back through it. */
final class SlotRule implements StandbyRule {
    @Override
    public Optional<Finding> judge(StandbyCase standby) {
        Optional<Slot> lost = standby.slot().filter(slot -> slot.walStatus() == WalStatus.LOST);
        if (standby.streams() || lost.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                StandbyState.SLOT_LOST,
                standby.primary().node() + " gave up slot " + lost.get().name()));
    }
}
