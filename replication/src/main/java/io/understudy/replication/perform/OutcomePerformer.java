package io.understudy.replication.perform;

import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.NodeObservation.Primary;
import io.understudy.replication.observe.NodeObservation.Standby;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.OutcomeStep.ConfirmOutcome;
import io.understudy.replication.sql.ArchiveSql.Archive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The end of a promotion: looks, and gives an archiver the time to archive what a promotion leaves it at once. */
record OutcomePerformer(Stage stage) implements StepPerformer<ConfirmOutcome> {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Standing standing(ConfirmOutcome step, Optional<String> before) {
        NodeObservation former = stage.probe().look(step.formerPrimary());
        if (former instanceof Primary) {
            return new Standing.NotDone(step.formerPrimary() + " serves as a primary as well");
        }
        String fenced = step.formerPrimary() + (former instanceof Standby ? " is a standby" : " does not serve");
        Archive archive = stage.sql().archive().state(step.node());
        if (archive instanceof Archive.Fails fails) {
            return new Standing.NotDone("the archiver of " + step.node() + " fails at " + fails.file());
        }
        if (archive instanceof Archive.Goes goes && !isArchived(step.node(), goes.historyFile())) {
            return new Standing.NotDone(step.node() + " has not archived " + goes.historyFile() + " yet");
        }
        return new Standing.Done(
                archive instanceof Archive.Goes goes
                        ? fenced + ", " + step.node() + " has archived " + goes.historyFile()
                        : fenced);
    }

    /** The server leaves this mark as long as the file lies in {@code pg_wal}, and a history file stays. */
    private boolean isArchived(String node, String file) {
        String data = stage.node(node).postgres().dataDirectory();
        return stage.owner(node).exists(Path.of(data, "pg_wal/archive_status", file + ".done"));
    }

    @Override
    public void perform(ConfirmOutcome step, Consumer<Progress> progress) throws InterruptedException {
        progress.accept(Progress.phase("looking at " + step.formerPrimary() + " and at the archive of " + step.node()));
        new Await(stage, POLL, PATIENCE).until(() -> standing(step, Optional.empty()));
    }
}
