package io.understudy.replication.plan;

import io.understudy.replication.cluster.NodeSpec;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.Slot;
import io.understudy.replication.plan.FenceStep.AllowAutostart;
import io.understudy.replication.plan.RebuildStep.CloneData;
import io.understudy.replication.plan.RebuildStep.ListLostTransactions;
import io.understudy.replication.plan.RebuildStep.RehearseRewind;
import io.understudy.replication.plan.RebuildStep.RemoveStaging;
import io.understudy.replication.plan.ReplicationStep.ArmAsStandby;
import io.understudy.replication.plan.ReplicationStep.AwaitStreaming;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.Checkpoint;
import io.understudy.replication.plan.ReplicationStep.CreateSlot;
import io.understudy.replication.plan.ReplicationStep.DropSlot;
import io.understudy.replication.plan.ReplicationStep.Rewind;
import io.understudy.replication.plan.ReplicationStep.SaveWal;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ReplicationStep.StopStandby;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done to rebuild a node by one method, and the way back as long as nothing of it was touched.
 *
 * @param fenced whether the node's server must be allowed to start first
 */
record RebuildSteps(
        NodeSpec target,
        HostFinding.Seen host,
        Primary source,
        RebuildMethod method,
        RebuildNames names,
        long maxRate,
        boolean fenced) {
    List<Step> forward() {
        List<Step> steps = new ArrayList<>();
        steps.add(new CreateSlot(source.node(), target.slotName()));
        // Before a copy too: a running standby holds its slot, and would move it past the copy's end.
        if (runs()) {
            steps.add(new StopStandby(target.name()));
        }
        if (method instanceof RebuildMethod.Rewind rewind) {
            rewind(rewind, steps);
        }
        if (method instanceof RebuildMethod.Copy copy) {
            copy(copy, steps);
        }
        steps.add(new ArmAsStandby(target.name(), source.node(), target.slotName()));
        if (fenced) {
            steps.add(new AllowAutostart(target.name()));
        }
        steps.add(new StartServer(target.name()));
        steps.add(new AwaitStreaming(target.name(), source.node()));
        return steps;
    }

    /** A node that follows is touched only to stream: its slot stays, and so does whatever it streams with. */
    List<Step> back() {
        List<Step> steps = new ArrayList<>();
        if (method instanceof RebuildMethod.Follow) {
            return steps;
        }
        if (method instanceof RebuildMethod.Copy) {
            steps.add(new RemoveStaging(target.name(), names.staging()));
        }
        if (!slotWasThere()) {
            steps.add(new DropSlot(source.node(), target.slotName()));
        }
        if (runs()) {
            steps.add(new StartServer(target.name()));
        }
        return steps;
    }

    private void rewind(RebuildMethod.Rewind rewind, List<Step> steps) {
        save(rewind.timeline(), steps);
        steps.add(new CloneData(target.name(), names.archive()));
        steps.add(new Checkpoint(source.node()));
        steps.add(new RehearseRewind(target.name(), source.node(), names.dryRunLog()));
        steps.add(new Rewind(target.name(), source.node()));
    }

    private void copy(RebuildMethod.Copy copy, List<Step> steps) {
        if (copy.alone().isPresent()) {
            save(copy.alone().getAsInt(), steps);
        }
        steps.add(new BaseBackup(target.name(), source.node(), target.slotName(), names.staging(), maxRate));
        steps.add(new SwapDirectories(target.name(), names.staging(), names.aside()));
    }

    private void save(int timeline, List<Step> steps) {
        steps.add(new SaveWal(target.name(), names.archive()));
        steps.add(new ListLostTransactions(target.name(), names.archive(), source.node(), timeline));
    }

    private boolean runs() {
        return host.postmaster() instanceof Postmaster.Running;
    }

    /** A lost one is replaced by one of ours. */
    private boolean slotWasThere() {
        return source.slots().stream()
                .anyMatch(slot -> slot.name().equals(target.slotName()) && slot.walStatus() != Slot.WalStatus.LOST);
    }
}
