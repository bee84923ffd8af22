package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.observe.ControlFile;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.RebuildStep.RehearseRewind;
import io.understudy.replication.plan.ReplicationStep.Rewind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Taking a diverged node back to where it left its source's history, after its own WAL was saved. */
final class RewindPerformers {
    private RewindPerformers() {}

    private static void requireStopped(Stage stage, String node) throws StepFailedException {
        if (!(stage.requireSeen(node).postmaster() instanceof Postmaster.Gone gone)
                || !gone.survivors().isEmpty()) {
            throw new StepFailedException(
                    node + " to be stopped", "its server runs", "stop it first; nothing was changed");
        }
    }

    private static String source(Stage stage, String source) {
        return stage.conninfo(source, "pg_rewind") + " dbname=" + stage.spec().database();
    }

    /** Empty where it lies in the data directory. */
    private static String configFile(Stage stage, String node) {
        return stage.node(node).postgres().service().configFile().orElse("");
    }

    /** The dry run's words, kept beside the saved WAL, say that it passed. */
    record Rehearse(Stage stage) implements StepPerformer<RehearseRewind> {
        @Override
        public Standing standing(RehearseRewind step, Optional<String> before) {
            return work(step)
                    .running()
                    .orElseGet(() -> stage.owner(step.node()).exists(Path.of(step.log()))
                            ? new Standing.Done("the dry run passed; its words are in " + step.log())
                            : new Standing.NotDone("the rewind of " + step.node() + " was not tried yet"));
        }

        /** Stopped in the middle of a recovery it would leave a directory that no server starts in. */
        @Override
        public void abandon(RehearseRewind step) throws InterruptedException {
            work(step).awaitEnd();
        }

        private LongWork work(RehearseRewind step) {
            return new LongWork(stage, step.node(), "rehearse-rewind");
        }

        @Override
        public void perform(RehearseRewind step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            if (work(step).running().isEmpty()) {
                requireStopped(stage, step.node());
            }
            requireCheckpointed(step.source());
            CommandResult result = work(step)
                    .run(
                            RewindScripts.REHEARSE,
                            new CopyProgress("trying the rewind of " + step.node(), stage.clock(), progress),
                            progress,
                            stage.node(step.node()).postgres().dataDirectory(),
                            stage.node(step.node()).postgres().binDirectory(),
                            source(stage, step.source()),
                            configFile(stage, step.node()),
                            step.log());
            Stage.require(
                    result,
                    "to rewind " + step.node() + " without writing",
                    "nothing was rewound; make a new copy beside it instead: /replica copy " + step.node());
        }

        /** Against an older control file pg_rewind says "no rewind required", and the node never streams. */
        private void requireCheckpointed(String source) throws StepFailedException {
            int running = stage.sql().positions().runningTimeline(source);
            int onDisk = stage.sql().positions().controlTimeline(source);
            if (running != onDisk) {
                throw new StepFailedException(
                        "the control file of " + source + " to be on its timeline " + running,
                        "it is still on timeline " + onDisk,
                        "let " + source + " make a checkpoint, and ask again");
            }
        }
    }

    /**
     * {@code before} is the control file at the beginning: the rewind writes it last of all. While the rewind runs, and
     * until the directory is armed as a standby, its mode is one with which no server starts. The node's own
     * configuration is put beside, since the rewind brings the source's; arming puts it back.
     */
    record RewindToSource(Stage stage) implements StepPerformer<Rewind> {
        @Override
        public Optional<String> before(Rewind step) {
            return stage.inspect(step.node()) instanceof HostFinding.Seen seen
                            && seen.directory() instanceof DataDirectory.Cluster data
                    ? Optional.of(data.control().toString())
                    : Optional.empty();
        }

        @Override
        public Standing standing(Rewind step, Optional<String> before) {
            Optional<Standing> running = work(step).running();
            if (running.isPresent()) {
                return running.get();
            }
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            if (((HostFinding.Seen) finding).directory() instanceof DataDirectory.Cluster data
                    && stage.probe().look(step.source()) instanceof NodeObservation.Primary source
                    && rewound(data.control(), before, source.facts().timeline())) {
                return new Standing.Done(step.node() + " is on timeline "
                        + source.facts().timeline() + " from " + data.control().minRecoveryEnd());
            }
            return new Standing.NotDone(step.node() + " is not rewound to " + step.source() + "'s history");
        }

        private static boolean rewound(ControlFile now, Optional<String> before, int sourceTimeline) {
            return before.filter(then -> !then.equals(now.toString())).isPresent()
                    && now.state().equals("in archive recovery")
                    && now.minRecoveryTimeline() == sourceTimeline;
        }

        /** Stopped half-way it would leave nothing to go on with, so it is left to its end. */
        private LongWork work(Rewind step) {
            return new LongWork(stage, step.node(), "rewind");
        }

        @Override
        public void perform(Rewind step, Consumer<Progress> progress) throws StepFailedException, InterruptedException {
            if (work(step).running().isEmpty()) {
                requireStopped(stage, step.node());
            }
            CommandResult result = work(step)
                    .run(
                            RewindScripts.REWIND,
                            new CopyProgress("rewinding " + step.node(), stage.clock(), progress),
                            progress,
                            stage.node(step.node()).postgres().dataDirectory(),
                            stage.node(step.node()).postgres().binDirectory(),
                            source(stage, step.source()),
                            configFile(stage, step.node()));
            Stage.require(
                    result,
                    "to rewind " + step.node(),
                    "its directory is locked and its WAL is saved; make a new copy instead: /replica copy "
                            + step.node());
        }
    }
}
