package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.BaseBackup;
import io.understudy.replication.plan.ReplicationStep.SwapDirectories;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A new copy of the primary beside the old directory, and its move into place. */
final class CopyPerformers {
    private static final String MARK = ".complete";

    private CopyPerformers() {}

    /** A file beside the staging directory says that the copy is complete and on disk. */
    record Copy(Stage stage) implements StepPerformer<BaseBackup> {
        /** Clears only what an earlier run of ours left half-made: a directory of this one name, without a server. */
        private static final String COPY = """
                staging=$1; bin=$2; source=$3; slot=$4
                case "$staging" in /*.understudy-staging) ;; *) echo "not a staging directory: $staging" >&2; exit 1;; esac
                if [ -e "$staging/postmaster.pid" ]; then echo "a server was started in $staging" >&2; exit 1; fi
                rm -rf -- "$staging" "$staging.complete"
                "$bin/pg_basebackup" -D "$staging" -d "$source" -X stream -S "$slot" -c fast --progress --no-password
                : > "$staging.complete"
                sync -f "$staging.complete"
                """;

        @Override
        public Standing standing(BaseBackup step, Optional<String> before) {
            return work(step).running().orElseGet(() -> stage.owner(step.node())
                            .exists(Path.of(step.staging() + MARK))
                    ? new Standing.Done("a complete copy of " + step.source() + " is in " + step.staging())
                    : new Standing.NotDone("there is no complete copy in " + step.staging()));
        }

        @Override
        public boolean stop(BaseBackup step) {
            return work(step).stop();
        }

        private LongWork work(BaseBackup step) {
            return new LongWork(stage, step.node(), "base-backup");
        }

        @Override
        public void perform(BaseBackup step, Consumer<Progress> progress)
                throws StepFailedException, InterruptedException {
            progress.accept(Progress.phase("copying " + step.source() + " to " + step.node()));
            CommandResult result = work(step).run(
                    COPY,
                    new CopyProgress("copying " + step.source() + " to " + step.node(), stage.clock(), progress),
                    step.staging(),
                    stage.node(step.node()).postgres().binDirectory(),
                    stage.conninfo(step.source(), "pg_basebackup"),
                    step.slot());
            Stage.require(
                    result,
                    "to copy " + step.source() + " to " + step.node(),
                    "the old directory is untouched; mend what it says and ask again: /replica rebuild " + step.node());
        }
    }

    /**
     * Moves, never removes; what is moved is proven right there, in the shell that moves it. A node keeps its own
     * configuration where that lies in the data directory, or where a rewind that failed put it beside: the copy brought
     * the source's port and addresses.
     */
    record Swap(Stage stage) implements StepPerformer<SwapDirectories> {
        private static final String SWAP = """
                data=$1; staging=$2; aside=$3; bin=$4
                id() { LC_ALL=C "$bin/pg_controldata" -D "$1" | sed -n 's/^Database system identifier: *//p'; }
                [ -e "$staging.complete" ] || { echo "the copy in $staging is not complete" >&2; exit 1; }
                if [ -L "$data" ]; then echo "$data is a symbolic link" >&2; exit 1; fi
                if [ -d "$data" ]; then
                  if [ -z "$(ls -A -- "$data")" ]; then
                    rmdir -- "$data"
                  else
                    if "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1; then echo "a server runs in $data" >&2; exit 1; fi
                    [ "$(id "$data")" = "$(id "$staging")" ] || { echo "$data belongs to another cluster" >&2; exit 1; }
                    [ ! -e "$aside" ] || { echo "$aside is there already" >&2; exit 1; }
                    for file in "$data"/*.conf "$data/conf.d"; do
                      case "$file" in */postgresql.auto.conf) continue;; esac
                      if [ -e "$file" ]; then cp -a -- "$file" "$staging/"; fi
                    done
                    mv -T -- "$data" "$aside"
                  fi
                fi
                if [ -d "$data.understudy-conf" ]; then
                  cp -a -- "$data.understudy-conf/." "$staging/"
                  sync -f "$staging"
                  rm -rf -- "$data.understudy-conf"
                fi
                mv -T -- "$staging" "$data"
                sync -f "$data"
                rm -f -- "$staging.complete"
                """;

        @Override
        public Standing standing(SwapDirectories step, Optional<String> before) {
            boolean waiting = stage.owner(step.node()).exists(Path.of(step.staging() + MARK));
            boolean staged = stage.owner(step.node()).exists(Path.of(step.staging()));
            if (staged) {
                return new Standing.NotDone("the copy is still in " + step.staging());
            }
            if (waiting) {
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
                        step.node(), "to remove a mark", "remove it by hand", "rm -f -- \"$1\"", step.staging() + MARK);
                return;
            }
            stage.requireScript(
                    step.node(),
                    "to move the copy into its place on " + step.node(),
                    "nothing was removed; look at both directories",
                    SWAP,
                    stage.node(step.node()).postgres().dataDirectory(),
                    step.staging(),
                    step.aside(),
                    stage.node(step.node()).postgres().binDirectory());
        }
    }
}
