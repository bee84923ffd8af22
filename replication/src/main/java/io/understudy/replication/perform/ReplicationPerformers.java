package io.understudy.replication.perform;

import io.understudy.replication.host.Host;
import io.understudy.replication.host.LocalHost;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.operate.StepPerformers;
import io.understudy.replication.plan.FenceStep;
import io.understudy.replication.plan.HandoverStep;
import io.understudy.replication.plan.OutcomeStep;
import io.understudy.replication.plan.RebuildStep;
import io.understudy.replication.plan.ReplicationStep;
import io.understudy.replication.plan.ServerStep;
import io.understudy.replication.plan.Step;
import java.util.HashMap;
import java.util.Map;

/** The performer of every kind of step that {@code StepFamilies} names. */
public final class ReplicationPerformers {
    private final Map<Class<? extends Step>, StepPerformer<?>> byKind = new HashMap<>();

    private ReplicationPerformers() {}

    public static StepPerformers on(Stage stage) {
        ReplicationPerformers all = new ReplicationPerformers();
        Shutdowns shutdowns = new Shutdowns(stage);
        all.addRoleSteps(stage);
        all.addHandoverSteps(stage, shutdowns);
        all.addFenceSteps(stage, new LocalHost("the bot's machine"));
        all.addRebuildSteps(stage);
        all.addServerSteps(stage);
        return new StepPerformers(all.byKind, stage.pause(), () -> {
            shutdowns.forget();
            stage.sql().letGo();
        });
    }

    private void addRoleSteps(Stage stage) {
        add(ReplicationStep.CreateSlot.class, new SlotPerformers.Create(stage));
        add(ReplicationStep.DropSlot.class, new SlotPerformers.Drop(stage));
        add(ReplicationStep.SetParameter.class, new ParameterPerformers.Set(stage));
        add(ReplicationStep.ResetParameter.class, new ParameterPerformers.Reset(stage));
        add(ReplicationStep.ArmAsStandby.class, new RolePerformers.Arm(stage));
        add(ReplicationStep.DisarmStandby.class, new RolePerformers.Disarm(stage));
        add(ReplicationStep.Repoint.class, new RolePerformers.PointElsewhere(stage));
        add(ReplicationStep.StopStandby.class, new ServerPerformers.StopAStandby(stage));
        add(ReplicationStep.StartServer.class, new ServerPerformers.Start(stage));
        add(ReplicationStep.AwaitStreaming.class, new StreamPerformer(stage));
    }

    private void addHandoverSteps(Stage stage, Shutdowns shutdowns) {
        add(ReplicationStep.Checkpoint.class, new PromotionPerformers.MakeCheckpoint(stage));
        add(ReplicationStep.StopPrimary.class, new HandoverPerformers.StopThePrimary(stage, shutdowns));
        add(ReplicationStep.AwaitLastWal.class, new HandoverPerformers.AwaitTheLastWal(stage, shutdowns));
        add(HandoverStep.AwaitStopped.class, new HandoverPerformers.AwaitEnd(stage));
        add(ReplicationStep.PromoteStandby.class, new PromotionPerformers.Promote(stage));
        add(ReplicationStep.VerifyPrimary.class, new PromotionPerformers.Verify(stage));
        add(OutcomeStep.ConfirmOutcome.class, new OutcomePerformer(stage));
    }

    private void addFenceSteps(Stage stage, Host bot) {
        add(ReplicationStep.FenceDeadPrimary.class, new FencePerformers.Fence(stage));
        add(ReplicationStep.ConfirmLoss.class, new FencePerformers.Confirm(stage));
        add(FenceStep.EndHungServer.class, new AutostartPerformers.EndHung(stage));
        add(FenceStep.ForbidAutostart.class, new AutostartPerformers.Forbid(stage));
        add(FenceStep.AllowAutostart.class, new AutostartPerformers.Allow(stage));
        add(FenceStep.RunHook.class, new HookPerformer(bot, stage.clock()));
        add(FenceStep.PromoteUnseen.class, new UnseenPromotion(stage, bot));
    }

    private void addRebuildSteps(Stage stage) {
        add(ReplicationStep.SaveWal.class, new RescuePerformers.Save(stage));
        add(RebuildStep.SaveTail.class, new RescuePerformers.Tail(stage));
        add(RebuildStep.ListLostTransactions.class, new LostPerformer(stage));
        add(RebuildStep.CloneData.class, new RescuePerformers.Clone(stage));
        add(RebuildStep.RehearseRewind.class, new RewindPerformers.Rehearse(stage));
        add(ReplicationStep.Rewind.class, new RewindPerformers.RewindToSource(stage));
        add(ReplicationStep.BaseBackup.class, new CopyPerformers.Copy(stage));
        add(RebuildStep.RemoveStaging.class, new CopyPerformers.Remove(stage));
        add(ReplicationStep.SwapDirectories.class, new CopyPerformers.Swap(stage));
        add(RebuildStep.RemoveKept.class, new DiscardPerformer(stage));
    }

    private void addServerSteps(Stage stage) {
        add(ServerStep.RestartServer.class, new RestartPerformer(stage));
        add(ServerStep.PauseReplay.class, new ReplayPerformers.Pause(stage));
        add(ServerStep.ResumeReplay.class, new ReplayPerformers.Resume(stage));
        add(ServerStep.ReachUpstream.class, new UpstreamPerformer(stage));
        add(ServerStep.DropNamedSlot.class, new SlotPerformers.DropNamed(stage));
        add(ServerStep.DropStaleSlots.class, new SlotPerformers.DropStale(stage));
    }

    /** The signature pairs the kind with its performer. */
    private <S extends Step> void add(Class<S> kind, StepPerformer<S> performer) {
        byKind.put(kind, new Translating<>(performer));
    }
}
