package io.understudy.replication.perform;

import io.understudy.replication.observe.Slot;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.sql.SlotSql.Removal;
import java.util.Optional;
import java.util.function.Consumer;

/** Creating and dropping physical slots. */
final class SlotPerformers {
    private SlotPerformers() {}

    record Create(Stage stage) implements StepPerformer<CreateSlot> {
        @Override
        public Standing standing(CreateSlot step, Optional<String> before) {
            Optional<Slot> slot = stage.sql().slots().find(step.node(), step.slot());
            if (slot.isEmpty()) {
                return new Standing.NotDone("there is no slot " + step.slot() + " on " + step.node());
            }
            if (slot.get().walStatus() == Slot.WalStatus.LOST) {
                return new Standing.NotDone("the slot " + step.slot() + " on " + step.node() + " is lost");
            }
            return new Standing.Done("the slot " + step.slot() + " keeps WAL from "
                    + slot.get().restart().map(Object::toString).orElse("now"));
        }

        @Override
        public void perform(CreateSlot step, Consumer<Progress> progress) {
            boolean lost = stage.sql()
                    .slots()
                    .find(step.node(), step.slot())
                    .filter(slot -> slot.walStatus() == Slot.WalStatus.LOST)
                    .isPresent();
            if (lost) {
                stage.sql().slots().drop(step.node(), step.slot());
            }
            stage.sql().slots().create(step.node(), step.slot());
        }
    }

    record Drop(Stage stage) implements StepPerformer<DropSlot> {
        @Override
        public Standing standing(DropSlot step, Optional<String> before) {
            return stage.sql()
                    .slots()
                    .find(step.node(), step.slot())
                    .<Standing>map(slot -> new Standing.NotDone("the slot " + step.slot() + " is still there"))
                    .orElseGet(() -> new Standing.Done("no slot " + step.slot() + " is on " + step.node()));
        }

        @Override
        public void perform(DropSlot step, Consumer<Progress> progress) throws StepFailedException {
            if (stage.sql().slots().drop(step.node(), step.slot()) == Removal.IN_USE) {
                throw new StepFailedException(
                        "to drop the slot " + step.slot() + " on " + step.node(),
                        "a standby streams through it",
                        "leave it, it is in use");
            }
        }
    }
}
