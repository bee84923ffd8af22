package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.observe.KeptData;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.WalReceiver;
import io.understudy.replication.observe.WalSender;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.RebuildStep.RemoveKept;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Removes one kept directory. It is renamed first, so that a removal that began can be told from one that did not: what
 * is left of one that was cut off is for a human, never for a second run.
 */
record DiscardPerformer(Stage stage) implements StepPerformer<RemoveKept> {
    private static final Duration LONG = Duration.ofHours(12);
    private static final String BEGUN = ".removing";

    /**
     * Arguments: data directory, the kept one, bin directory, what our names end in. Proven in the shell that removes: the name is one of ours for
     * this data directory, it is no link, its data are this cluster's, and the node's own server runs and streams, in
     * either direction.
     */
    private static final String REMOVE = """
            data=$(readlink -f -- "$1"); kept=$2; bin=$3
            id() { LC_ALL=C "$bin/pg_controldata" -D "$1" | sed -n 's/^Database system identifier: *//p'; }
            refuse() { echo "$1" >&2; exit 1; }
            ending=${kept#"$data"}
            [ "$kept" = "$data$ending" ] || refuse "$kept does not lie beside $data"
            printf '%s' "$ending" | grep -qxE "$4" || refuse "$kept is no name of ours"
            if [ -L "$kept" ] || [ ! -d "$kept" ]; then refuse "$kept is no directory"; fi
            if [ -e "$kept/postmaster.pid" ] && "$bin/pg_ctl" status -D "$kept" >/dev/null 2>&1; then
              refuse "a server runs in $kept"
            fi
            if [ -f "$kept/global/pg_control" ]; then
              [ "$(id "$kept")" = "$(id "$data")" ] || refuse "$kept belongs to another cluster"
            fi
            "$bin/pg_ctl" status -D "$data" >/dev/null 2>&1 || refuse "no server runs in $data"
            postmaster=$(head -n 1 -- "$data/postmaster.pid")
            streams=
            for process in /proc/[0-9]*; do
              grep -qsx "PPid:[[:space:]]*$postmaster" "$process/status" || continue
              title=$(tr '\\0' ' ' < "$process/cmdline" 2>/dev/null || :)
              case "$title" in *walreceiver*|*walsender*) streams=yes ;; esac
            done
            [ -n "$streams" ] || refuse "the server in $data has no stream"
            mv -T -- "$kept" "$kept.removing"
            for link in "$kept.removing"/pg_tblspc/* "$kept.removing/pg_wal"; do
              [ -L "$link" ] || continue
              place=$(readlink -f -- "$link")
              case "$place" in /*"$ending") rm -rf -- "$place" ;; esac
            done
            rm -rf -- "$kept.removing"
            """;

    @Override
    public Standing standing(RemoveKept step, Optional<String> before) {
        if (stage.owner(step.node()).exists(Path.of(step.path()))) {
            return new Standing.NotDone(step.path() + " is there");
        }
        return stage.owner(step.node()).exists(Path.of(step.path() + BEGUN))
                ? new Standing.Unknown(
                        "The removal of " + step.path() + " began and did not end; a removal is never resumed.",
                        List.of("ls -la " + step.path() + BEGUN))
                : new Standing.Done(step.path() + " is gone");
    }

    @Override
    public void perform(RemoveKept step, Consumer<Progress> progress) throws StepFailedException {
        if (!streams(step.node())) {
            throw new StepFailedException(
                    step.node() + " to stream before anything of it is removed",
                    "it does not",
                    "nothing was removed; see /replica status");
        }
        progress.accept(Progress.phase("removing " + step.path()));
        CommandResult result = stage.script(
                step.node(),
                REMOVE,
                LONG,
                Output.IGNORED,
                stage.node(step.node()).postgres().dataDirectory(),
                step.path(),
                stage.node(step.node()).postgres().binDirectory(),
                KeptData.ENDING);
        Stage.require(result, "to remove " + step.path(), "nothing that was not named is touched; see /replica status");
    }

    /** Its process title says so only after the first WAL came: the server itself is asked, right before the shell looks. */
    private boolean streams(String node) {
        NodeObservation seen = stage.probe().look(node);
        return seen instanceof NodeObservation.Standby standby
                ? standby.receiver().filter(WalReceiver::isStreaming).isPresent()
                : seen instanceof NodeObservation.Primary primary
                        && primary.senders().stream().anyMatch(WalSender::isStreaming);
    }
}
