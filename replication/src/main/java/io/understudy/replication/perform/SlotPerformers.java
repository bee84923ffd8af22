package io.understudy.replication.perform;

import io.understudy.replication.diagnose.SlotFinding;
import io.understudy.replication.diagnose.SlotJudge;
import io.understudy.replication.observe.ClusterView;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ServerStep.DropNamedSlot;
import io.understudy.replication.plan.ServerStep.DropStaleSlots;
import io.understudy.replication.sql.SlotSql.Removal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Creating and dropping slots. */
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

    /** Dropping one slot, ours or named by hand: the server itself refuses while somebody streams through it. */
    private record Removing(Stage stage, String node, String slot) {
        Standing standing() {
            return stage.sql()
                    .slots()
                    .find(node, slot)
                    .<Standing>map(there -> new Standing.NotDone("the slot " + slot + " is still there"))
                    .orElseGet(() -> new Standing.Done("no slot " + slot + " is on " + node));
        }

        void perform() throws StepFailedException {
            if (stage.sql().slots().drop(node, slot) == Removal.IN_USE) {
                throw new StepFailedException(
                        "to drop the slot " + slot + " on " + node,
                        "somebody streams through it",
                        "leave it, it is in use");
            }
        }
    }

    record Drop(Stage stage) implements StepPerformer<DropSlot> {
        @Override
        public Standing standing(DropSlot step, Optional<String> before) {
            return new Removing(stage, step.node(), step.slot()).standing();
        }

        @Override
        public void perform(DropSlot step, Consumer<Progress> progress) throws StepFailedException {
            new Removing(stage, step.node(), step.slot()).perform();
        }
    }

    record DropNamed(Stage stage) implements StepPerformer<DropNamedSlot> {
        @Override
        public Standing standing(DropNamedSlot step, Optional<String> before) {
            return new Removing(stage, step.node(), step.slot()).standing();
        }

        @Override
        public void perform(DropNamedSlot step, Consumer<Progress> progress) throws StepFailedException {
            new Removing(stage, step.node(), step.slot()).perform();
        }
    }

    /** Judged by a look of its own: what was an orphan before the roles changed may be needed now. */
    record DropStale(Stage stage) implements StepPerformer<DropStaleSlots> {
        @Override
        public Standing standing(DropStaleSlots step, Optional<String> before) {
            List<String> stale = stale(step.node());
            return stale.isEmpty()
                    ? new Standing.Done("no slot is left on " + step.node() + " that nobody needs")
                    : new Standing.NotDone(
                            "nobody needs these slots on " + step.node() + ": " + String.join(", ", stale));
        }

        @Override
        public void perform(DropStaleSlots step, Consumer<Progress> progress) throws StepFailedException {
            for (String slot : stale(step.node())) {
                new Removing(stage, step.node(), slot).perform();
            }
        }

        private List<String> stale(String node) {
            ClusterView now = new ClusterView(
                    stage.spec(),
                    stage.clock().instant(),
                    stage.spec().nodeNames().stream()
                            .map(name -> stage.probe().look(name))
                            .toList());
            return new SlotJudge(now)
                    .all().stream()
                            .filter(slot -> slot.node().equals(node) && slot.use() == SlotFinding.Use.ORPHAN)
                            .map(slot -> slot.slot().name())
                            .toList();
        }
    }
}
