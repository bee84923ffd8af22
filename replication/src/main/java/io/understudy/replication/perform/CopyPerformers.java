package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.RebuildStep.RemoveStaging;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A new copy of the primary beside the old directory, and its move into place. */
final class CopyPerformers {
    private static final Duration LONG = Duration.ofHours(12);
    private static final String MARK = ".complete";
    private static final String PLACES = ".places";

    private CopyPerformers() {}

    /** A file beside the staging directory says that the copy is complete and on disk. */
    record Copy(Stage stage) implements StepPerformer<BaseBackup> {
        @Override
        public Standing standing(BaseBackup step, Optional<String> before) {
            return work(step)
                    .running()
                    .orElseGet(() -> stage.owner(step.node()).exists(Path.of(step.staging() + MARK))
                            ? new Standing.Done("a complete copy of " + step.source() + " is in " + step.staging())
                            : new Standing.NotDone("there is no complete copy in " + step.staging()));
        }

        @Override
        public void abandon(BaseBackup step) {
            work(step).stop();
        }

        private LongWork work(BaseBackup step) {
            return LongWork.copy(stage, step.node());
        }

        @Override
        public void perform(BaseBackup step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            CommandResult result = work(step)
                    .run(
                            CopyScripts.COPY,
                            new CopyProgress(
                                    "copying " + step.source() + " to " + step.node(), stage.clock(), progress),
                            progress,
                            arguments(step).toArray(String[]::new));
            Stage.require(
                    result,
                    "to copy " + step.source() + " to " + step.node(),
                    "the old directory is untouched; mend what it says and ask again: /replica copy " + step.node());
        }

        private List<String> arguments(BaseBackup step) {
            List<String> arguments = new ArrayList<>(List.of(
                    step.staging(),
                    stage.node(step.node()).postgres().dataDirectory(),
                    stage.node(step.node()).postgres().binDirectory(),
                    stage.conninfo(step.source(), "pg_basebackup"),
                    step.slot(),
                    Long.toString(step.maxRateBytes() >> 10)));
            stage.sql().catalogue().tablespaces(step.source()).forEach((oid, path) -> arguments.add(oid + "=" + path));
            return arguments;
        }
    }

    /** Only ever the staging directories of the plan whose retreat this is. */
    record Remove(Stage stage) implements StepPerformer<RemoveStaging> {
        @Override
        public Standing standing(RemoveStaging step, Optional<String> before) {
            boolean there = stage.owner(step.node()).exists(Path.of(step.staging()))
                    || stage.owner(step.node()).exists(Path.of(step.staging() + PLACES));
            return there
                    ? new Standing.NotDone("the unfinished copy is still in " + step.staging())
                    : new Standing.Done("nothing of an unfinished copy is left");
        }

        @Override
        public void perform(RemoveStaging step, Consumer<Progress> progress) throws StepFailedException {
            if (LongWork.copy(stage, step.node()).running().isPresent()) {
                throw new StepFailedException(
                        "no copy to run on " + step.node() + " while its directory is removed",
                        "one still runs there",
                        "nothing was removed; wait for its end and remove " + step.staging() + " by hand");
            }
            CommandResult result = stage.script(step.node(), CopyScripts.REMOVE, LONG, Output.IGNORED, step.staging());
            Stage.require(
                    result, "to remove the unfinished copy from " + step.node(), "look at it, and remove it by hand");
        }
    }

    /**
     * Moves, never removes; what is moved is proven right there, in the shell that moves it. A node keeps its own
     * configuration where that lies in the data directory, or where a rewind that failed put it beside: the copy brought
     * the source's port and addresses.
     */
    record Swap(Stage stage) implements StepPerformer<SwapDirectories> {
        @Override
        public Standing standing(SwapDirectories step, Optional<String> before) {
            if (stage.owner(step.node()).exists(Path.of(step.staging()))) {
                return new Standing.NotDone("the copy is still in " + step.staging());
            }
            if (stage.owner(step.node()).exists(Path.of(step.staging() + MARK))) {
                return new Standing.NotDone("the copy is in its place, its mark is still there");
            }
            String data = stage.node(step.node()).postgres().dataDirectory();
            if (!stage.owner(step.node()).exists(Path.of(data, "PG_VERSION"))) {
                return new Standing.NotDone("neither the copy nor a data directory is at " + data);
            }
            boolean kept = stage.owner(step.node()).exists(Path.of(step.aside()));
            return new Standing.Done("the copy is in its place"
                    + (kept ? "; the old directory is kept as " + step.aside() : "; there was no old directory"));
        }

        @Override
        public void perform(SwapDirectories step, Consumer<Progress> progress) throws StepFailedException {
            if (!stage.owner(step.node()).exists(Path.of(step.staging()))) {
                stage.requireScript(
                        step.node(),
                        "to remove a mark",
                        "remove it by hand",
                        "rm -f -- \"$1.places\" \"$1.complete\"",
                        step.staging());
                return;
            }
            stage.requireScript(
                    step.node(),
                    "to move the copy into its place on " + step.node(),
                    "nothing was removed; look at both directories",
                    CopyScripts.SWAP,
                    step.staging(),
                    stage.node(step.node()).postgres().dataDirectory(),
                    step.aside(),
                    stage.node(step.node()).postgres().binDirectory());
        }
    }
}
