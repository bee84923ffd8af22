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
        all.add(ReplicationStep.CreateSlot.class, new SlotPerformers.Create(stage));
        all.add(ReplicationStep.DropSlot.class, new SlotPerformers.Drop(stage));
        all.add(ReplicationStep.SetParameter.class, new ParameterPerformers.Set(stage));
        all.add(ReplicationStep.ResetParameter.class, new ParameterPerformers.Reset(stage));
        all.add(ReplicationStep.ArmAsStandby.class, new RolePerformers.Arm(stage));
        all.add(ReplicationStep.DisarmStandby.class, new RolePerformers.Disarm(stage));
        all.add(ReplicationStep.Repoint.class, new RolePerformers.PointElsewhere(stage));
        all.add(ReplicationStep.Checkpoint.class, new PromotionPerformers.MakeCheckpoint(stage));
        all.add(ReplicationStep.AwaitLastWal.class, new HandoverPerformers.AwaitTheLastWal(stage, shutdowns));
        all.add(ReplicationStep.PromoteStandby.class, new PromotionPerformers.Promote(stage));
        all.add(ReplicationStep.VerifyPrimary.class, new PromotionPerformers.Verify(stage));
        all.add(ReplicationStep.FenceDeadPrimary.class, new FencePerformers.Fence(stage));
        all.add(ReplicationStep.ConfirmLoss.class, new FencePerformers.Confirm(stage));
        all.add(ReplicationStep.StopPrimary.class, new HandoverPerformers.StopThePrimary(stage, shutdowns));
        all.add(ReplicationStep.StopStandby.class, new ServerPerformers.StopAStandby(stage));
        all.add(ReplicationStep.StartServer.class, new ServerPerformers.Start(stage));
        all.add(ReplicationStep.AwaitStreaming.class, new StreamPerformer(stage));
        all.add(ReplicationStep.SaveWal.class, new RescuePerformers.Save(stage));
        all.add(ReplicationStep.Rewind.class, new RewindPerformers.RewindToSource(stage));
        all.add(ReplicationStep.BaseBackup.class, new CopyPerformers.Copy(stage));
        all.add(ReplicationStep.SwapDirectories.class, new CopyPerformers.Swap(stage));
        all.addServerSteps(stage);
        all.add(HandoverStep.AwaitStopped.class, new HandoverPerformers.AwaitEnd(stage));
        Host bot = new LocalHost("the bot's machine");
        all.add(FenceStep.EndHungServer.class, new AutostartPerformers.EndHung(stage));
        all.add(FenceStep.ForbidAutostart.class, new AutostartPerformers.Forbid(stage));
        all.add(FenceStep.AllowAutostart.class, new AutostartPerformers.Allow(stage));
        all.add(FenceStep.RunHook.class, new HookPerformer(bot, stage.clock()));
        all.add(FenceStep.PromoteUnseen.class, new UnseenPromotion(stage, bot));
        all.add(RebuildStep.RemoveStaging.class, new CopyPerformers.Remove(stage));
        all.add(RebuildStep.CloneData.class, new RescuePerformers.Clone(stage));
        all.add(RebuildStep.RehearseRewind.class, new RewindPerformers.Rehearse(stage));
        all.add(RebuildStep.SaveTail.class, new RescuePerformers.Tail(stage));
        all.add(RebuildStep.ListLostTransactions.class, new LostPerformer(stage));
        all.add(RebuildStep.RemoveKept.class, new DiscardPerformer(stage));
        all.add(OutcomeStep.ConfirmOutcome.class, new OutcomePerformer(stage));
        return new StepPerformers(all.byKind, stage.pause(), () -> {
            shutdowns.forget();
            stage.sql().letGo();
        });
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
