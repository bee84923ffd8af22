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
import io.understudy.replication.plan.ReplicationStep.Rewind;
import io.understudy.replication.plan.ReplicationStep.SaveWal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Taking a diverged node back to where it left its source's history, after its own WAL was saved. */
final class RewindPerformers {
    private RewindPerformers() {}

    /** The archive gets its name when it is complete and on disk. */
    record Save(Stage stage) implements StepPerformer<SaveWal> {
        private static final String COPY = """
                data=$1; archive=$2; partial="$2.partial"
                if "$3/pg_ctl" status -D "$data" >/dev/null 2>&1; then echo "a server runs in $data" >&2; exit 1; fi
                mkdir -p -m 0700 -- "$partial/global"
                cp -a -- "$data/pg_wal/." "$partial/"
                cp -a -- "$data/global/pg_control" "$partial/global/"
                sync -f "$partial"
                mv -T -- "$partial" "$archive"
                sync -f "$archive"
                """;

        @Override
        public Standing standing(SaveWal step, Optional<String> before) {
            return work(step).running().orElseGet(() -> stage.owner(step.node()).exists(Path.of(step.archive()))
                    ? new Standing.Done("the WAL of " + step.node() + " is kept in " + step.archive())
                    : new Standing.NotDone("there is no " + step.archive()));
        }

        @Override
        public boolean stop(SaveWal step) {
            return work(step).stop();
        }

        private LongWork work(SaveWal step) {
            return new LongWork(stage, step.node(), "save-wal");
        }

        @Override
        public void perform(SaveWal step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            progress.accept(Progress.phase("saving the WAL of " + step.node()));
            CommandResult result = work(step).run(
                    COPY,
                    new CopyProgress("saving the WAL of " + step.node(), stage.clock(), progress),
                    stage.node(step.node()).postgres().dataDirectory(),
                    step.archive(),
                    stage.node(step.node()).postgres().binDirectory());
            Stage.require(result, "to save the WAL of " + step.node(), "see that there is room; nothing was changed");
        }
    }

    /**
     * {@code before} is the control file at the beginning: the rewind writes it last of all. While the rewind runs, and
     * until the directory is armed as a standby, its mode is one with which no server starts. The node's own
     * configuration is put beside, since the rewind brings the source's; arming puts it back.
     */
    record RewindToSource(Stage stage) implements StepPerformer<Rewind> {
        /**
         * A crashed server must recover before it can be rewound, and a single-user one refuses standby mode and a locked
         * directory. Whatever fails here leaves a node that can only start as a standby, or not at all: a half-rewound
         * one, which has lost its signal, stays locked also when this is tried again.
         */
        private static final String REWIND = """
                data=$1; bin=$2; source=$3
                if "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1; then echo "a server runs in $data" >&2; exit 1; fi
                if ! LC_ALL=C "$bin/pg_controldata" -D "$data" | grep -q '^Database cluster state: *shut down'; then
                  chmod o-rwx "$data"
                  trap ': > "$data/standby.signal"' EXIT
                  rm -f -- "$data/standby.signal" "$data/recovery.signal"
                  "$bin/postgres" --single -F -D "$data" -c archive_mode=off template1 </dev/null >/dev/null
                  : > "$data/standby.signal"
                  trap - EXIT
                fi
                "$bin/pg_rewind" -n -D "$data" --source-server="$source"
                if [ ! -d "$data.understudy-conf" ]; then
                  rm -rf -- "$data.understudy-conf.partial"
                  mkdir -m 0700 -- "$data.understudy-conf.partial"
                  for file in "$data"/*.conf "$data/conf.d"; do
                    case "$file" in */postgresql.auto.conf) continue;; esac
                    if [ -e "$file" ]; then cp -a -- "$file" "$data.understudy-conf.partial/"; fi
                  done
                  mv -T -- "$data.understudy-conf.partial" "$data.understudy-conf"
                fi
                chmod o+x "$data"
                "$bin/pg_rewind" --progress --no-ensure-shutdown -D "$data" --source-server="$source"
                """;

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
        public void perform(Rewind step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            if (work(step).running().isEmpty() && !(stage.requireSeen(step.node()).postmaster() instanceof Postmaster.Gone)) {
                throw new StepFailedException(
                        step.node() + " to be stopped", "its server runs", "stop it first; nothing was changed");
            }
            CommandResult result = work(step).run(
                    REWIND,
                    new CopyProgress("rewinding " + step.node(), stage.clock(), progress),
                    stage.node(step.node()).postgres().dataDirectory(),
                    stage.node(step.node()).postgres().binDirectory(),
                    stage.conninfo(step.source(), "pg_rewind") + " dbname="
                            + stage.spec().database());
            Stage.require(
                    result,
                    "to rewind " + step.node(),
                    "its WAL is saved; make a new copy instead: /replica copy " + step.node());
        }
    }
}
