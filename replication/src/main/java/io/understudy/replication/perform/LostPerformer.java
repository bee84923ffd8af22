package io.understudy.replication.perform;

import io.understudy.replication.cluster.Lsn;
import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.host.ReadResult;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.RebuildStep.ListLostTransactions;
import io.understudy.replication.rescue.LossReport;
import io.understudy.replication.rescue.LostTransactions;
import io.understudy.replication.rescue.LostTransactions.Relation;
import io.understudy.replication.sql.SqlFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads saved WAL for the transactions that were lost, and keeps the report beside it. That something cannot be read is a
 * report too: no operation fails for want of a summary.
 */
record LostPerformer(Stage stage) implements StepPerformer<ListLostTransactions> {
    private static final String REPORT = "lost-transactions.txt";
    private static final int COMMITS_NAMED = 1000;
    private static final Duration ONE_READING = Duration.ofMinutes(2);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    @Override
    public Standing standing(ListLostTransactions step, Optional<String> before) {
        return stage.owner(step.node()).readFile(report(step)) instanceof ReadResult.Found found
                ? new Standing.Done(found.content().lines().findFirst().orElse("the report is empty"))
                : new Standing.NotDone("there is no report in " + step.archive());
    }

    @Override
    public void perform(ListLostTransactions step, Consumer<Progress> progress) throws StepFailedException {
        progress.accept(Progress.phase("reading what only " + step.node() + " had"));
        String text = fork(step)
                .map(fork -> read(step, fork))
                .orElseGet(() -> step.source()
                        + " does not descend from timeline " + step.timeline()
                        + ", so that it cannot be told which transactions of " + step.node()
                        + " were lost; its WAL is kept in "
                        + step.archive() + "\n");
        stage.owner(step.node()).writeFile(report(step), text, 0600);
    }

    private String read(ListLostTransactions step, Lsn fork) {
        CommandResult result = stage.script(
                step.node(),
                RescueScripts.READ_LOST,
                DEADLINE,
                Output.IGNORED,
                step.archive(),
                stage.node(step.node()).postgres().binDirectory(),
                Integer.toString(step.timeline()),
                fork.toString(),
                Integer.toString(COMMITS_NAMED),
                Long.toString(ONE_READING.toSeconds()));
        if (!result.succeeded()) {
            return "it could not be read which transactions of " + step.node() + " were lost: "
                    + result.complaint().replace('\n', ' ') + "; its WAL is kept in " + step.archive() + "\n";
        }
        LostTransactions lost = LostTransactions.parse(result.stdout().lines().toList());
        return new LossReport(step.node(), step.archive(), lost, relation -> name(step.source(), relation)).text();
    }

    /** Where the source's lineage left the timeline that the node went on with. */
    private Optional<Lsn> fork(ListLostTransactions step) {
        int now = stage.sql().positions().runningTimeline(step.source());
        return stage.sql().positions().history(step.source(), now).endOf(step.timeline());
    }

    private String name(String source, Relation relation) {
        String number = "relation " + relation.fileNode();
        try {
            Optional<String> name = stage.sql()
                    .catalogue()
                    .relation(source, relation.database(), relation.tablespace(), relation.fileNode());
            return name.orElseGet(() -> stage.sql()
                    .catalogue()
                    .database(source, relation.database())
                    .map(database -> number + " of database " + database)
                    .orElse(number));
        } catch (SqlFailure unnamed) {
            return number;
        }
    }

    private static Path report(ListLostTransactions step) {
        return Path.of(step.archive(), REPORT);
    }
}
