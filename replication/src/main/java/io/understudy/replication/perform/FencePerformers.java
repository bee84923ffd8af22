package io.understudy.replication.perform;

import io.understudy.replication.cluster.Bytes;
import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.observe.DataDirectory;
import io.understudy.replication.observe.HostFinding;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.ConfirmLoss;
import io.understudy.replication.plan.ReplicationStep.FenceDeadPrimary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Making sure that a dead primary stays dead, and what it alone has. */
final class FencePerformers {
    private FencePerformers() {}

    record Fence(Stage stage) implements StepPerformer<FenceDeadPrimary> {
        /** Ends only processes whose working directory is the data directory, proven right before. */
        private static final String END_SURVIVORS = """
                data=$(readlink -f -- "$1"); shift
                for pid in "$@"; do
                  if [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ]; then kill -s KILL "$pid"; fi
                done
                n=0
                for pid in "$@"; do
                  while [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$data" ]; do
                    n=$((n + 1))
                    if [ "$n" -gt 500 ]; then echo "process $pid does not end" >&2; exit 1; fi
                    sleep 0.02
                  done
                done
                """;

        @Override
        public Standing standing(FenceDeadPrimary step, Optional<String> before) {
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            HostFinding.Seen seen = (HostFinding.Seen) finding;
            if (!(seen.postmaster() instanceof Postmaster.Gone gone)) {
                return new Standing.NotDone("a server process runs on " + seen.hostname());
            }
            if (!gone.survivors().isEmpty()) {
                return new Standing.NotDone(gone.survivors().size() + " processes of the dead server live on");
            }
            if (!(seen.directory() instanceof DataDirectory.Cluster)) {
                return new Standing.Done("no server process and no data are left on " + seen.hostname());
            }
            return new StandbySignal(stage, step.node()).isArmed(step.newPrimary(), step.slot())
                    ? new Standing.Done("no server process is left on " + seen.hostname() + ", and " + step.node()
                            + " can only start as a standby")
                    : new Standing.NotDone(step.node() + " could start as a primary again");
        }

        @Override
        public void perform(FenceDeadPrimary step, Consumer<Progress> progress) throws StepFailedException {
            if (!(stage.requireSeen(step.node()).postmaster() instanceof Postmaster.Gone gone)) {
                throw new StepFailedException(
                        step.node() + " to have no server process",
                        "one runs",
                        "it came back; look at /replica status");
            }
            new StandbySignal(stage, step.node()).arm(step.newPrimary(), step.slot());
            if (!gone.survivors().isEmpty()) {
                end(step.node(), gone.survivors());
            }
        }

        private void end(String node, List<Integer> survivors) throws StepFailedException {
            List<String> arguments = new ArrayList<>();
            arguments.add(stage.node(node).postgres().dataDirectory());
            survivors.forEach(pid -> arguments.add(pid.toString()));
            stage.requireScript(
                    node,
                    "to end the processes that the dead server left behind",
                    "end them by hand on " + node,
                    END_SURVIVORS,
                    arguments.toArray(String[]::new));
        }
    }

    record Confirm(Stage stage) implements StepPerformer<ConfirmLoss> {
        @Override
        public Standing standing(ConfirmLoss step, Optional<String> before) {
            HostFinding finding = stage.inspect(step.node());
            if (finding instanceof HostFinding.Unseen unseen) {
                return Looked.unseen(unseen);
            }
            if (!(((HostFinding.Seen) finding).directory() instanceof DataDirectory.Cluster data)
                    || data.walEnd().isEmpty()) {
                return new Standing.NotDone("the WAL of " + step.node() + " cannot be read");
            }
            if (!(stage.probe().look(step.candidate()) instanceof NodeObservation.Standby candidate)) {
                return new Standing.NotDone(step.candidate() + " does not answer as a standby");
            }
            return judged(step, data.walEnd().get(), candidate.have());
        }

        private static Standing judged(ConfirmLoss step, Lsn end, Lsn have) {
            long lacking = end.bytesAfter(have);
            String found = step.candidate() + " lacks " + Bytes.words(lacking) + ": it has " + have + ", the WAL of "
                    + step.node() + " ends at " + end;
            return lacking <= step.limitBytes() ? new Standing.Done(found) : new Standing.NotDone(found);
        }

        @Override
        public void perform(ConfirmLoss step, Consumer<Progress> progress) throws StepFailedException {
            Standing standing = standing(step, Optional.empty());
            if (standing instanceof Standing.NotDone notDone) {
                throw new StepFailedException(
                        "a loss of at most " + Bytes.words(step.limitBytes()),
                        notDone.found(),
                        "start the old primary again instead: /replica start " + step.node() + ", or ask anew");
            }
        }
    }
}
