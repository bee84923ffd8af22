package io.understudy.replication.perform;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.host.ReadResult;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.RebuildStep.CloneData;
import io.understudy.replication.plan.RebuildStep.SaveTail;
import io.understudy.replication.plan.ReplicationStep.SaveWal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeping what a node has alone. */
final class RescuePerformers {
    private static final Duration LONG = Duration.ofHours(12);

    private RescuePerformers() {}

    private static Standing kept(Stage stage, String node, String archive) {
        return work(stage, node)
                .running()
                .orElseGet(() -> stage.owner(node).exists(Path.of(archive))
                        ? new Standing.Done("the WAL of " + node + " is kept in " + archive)
                        : new Standing.NotDone("there is no " + archive));
    }

    private static LongWork work(Stage stage, String node) {
        return new LongWork(stage, node, "save-wal");
    }

    record Save(Stage stage) implements StepPerformer<SaveWal> {
        @Override
        public Standing standing(SaveWal step, Optional<String> before) {
            return kept(stage, step.node(), step.archive());
        }

        @Override
        public void abandon(SaveWal step) {
            work(stage, step.node()).stop();
        }

        @Override
        public void perform(SaveWal step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            CommandResult result = work(stage, step.node())
                    .run(
                            RescueScripts.SAVE,
                            new CopyProgress("saving the WAL of " + step.node(), stage.clock(), progress),
                            progress,
                            stage.node(step.node()).postgres().dataDirectory(),
                            step.archive(),
                            stage.node(step.node()).postgres().binDirectory());
            Stage.require(result, "to save the WAL of " + step.node(), "see that there is room; nothing was changed");
        }
    }

    record Tail(Stage stage) implements StepPerformer<SaveTail> {
        @Override
        public Standing standing(SaveTail step, Optional<String> before) {
            return kept(stage, step.node(), step.archive());
        }

        @Override
        public void abandon(SaveTail step) {
            work(stage, step.node()).stop();
        }

        @Override
        public void perform(SaveTail step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            Lsn from = Lsn.parse(step.from());
            CommandResult result = work(stage, step.node())
                    .run(
                            RescueScripts.SAVE_TAIL,
                            new CopyProgress("saving the end of the WAL of " + step.node(), stage.clock(), progress),
                            progress,
                            stage.node(step.node()).postgres().dataDirectory(),
                            step.archive(),
                            stage.node(step.node()).postgres().binDirectory(),
                            String.format("%08X", from.value() >>> 32),
                            Long.toString(from.value() & 0xFFFF_FFFFL));
            Stage.require(
                    result,
                    "to save the end of the WAL of " + step.node(),
                    "free some space beside its data directory, and ask again");
        }
    }

    /** Where blocks cannot be shared, the archive says why there is no clone. */
    record Clone(Stage stage) implements StepPerformer<CloneData> {
        @Override
        public Standing standing(CloneData step, Optional<String> before) {
            if (stage.owner(step.node()).exists(Path.of(step.archive(), "data"))) {
                return new Standing.Done("a clone of the data directory is kept in " + step.archive() + "/data");
            }
            return stage.owner(step.node()).readFile(Path.of(step.archive(), "no-clone.txt"))
                            instanceof ReadResult.Found why
                    ? new Standing.Done("no clone, the saved WAL is what is kept: "
                            + why.content().strip())
                    : new Standing.NotDone("there is no clone in " + step.archive());
        }

        @Override
        public void perform(CloneData step, Consumer<Progress> progress) throws StepFailedException {
            CommandResult result = stage.script(
                    step.node(),
                    RescueScripts.CLONE,
                    LONG,
                    Output.IGNORED,
                    stage.node(step.node()).postgres().dataDirectory(),
                    step.archive());
            Stage.require(result, "to clone the data directory of " + step.node(), "nothing was changed");
        }
    }
}
