package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.host.Output;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ServerStep.ReachUpstream;
import java.util.Optional;
import java.util.function.Consumer;

/** Proves, from the standby's own machine and with its own login, that it will be let in before anything changes. */
record UpstreamPerformer(Stage stage) implements StepPerformer<ReachUpstream> {
    private static final String IDENTIFY = "PGCONNECT_TIMEOUT=10 \"$1\" -XAt -d \"$2\" -c IDENTIFY_SYSTEM";

    @Override
    public Standing standing(ReachUpstream step, Optional<String> before) {
        CommandResult answer = ask(step);
        if (!answer.succeeded()) {
            return new Standing.NotDone(answer.complaint());
        }
        String there = answer.stdout().strip().split("\\|", 2)[0];
        String here = stage.probe()
                .look(step.node())
                .server()
                .map(ServerFacts::systemIdentifier)
                .map(String::valueOf)
                .orElse("");
        return there.equals(here)
                ? new Standing.Done(step.upstream() + " lets the stream of " + step.node() + " in")
                : new Standing.NotDone(
                        "the server there has the system identifier " + there + ", " + step.node() + " has " + here);
    }

    @Override
    public void perform(ReachUpstream step, Consumer<Progress> progress) throws StepFailedException {
        Stage.require(
                ask(step),
                "a replication login from " + step.node() + " to " + step.upstream(),
                "see pg_hba.conf of " + step.upstream() + ", the network between both, and the password file of "
                        + step.node());
    }

    private CommandResult ask(ReachUpstream step) {
        return stage.script(
                step.node(),
                IDENTIFY,
                Stage.SHORT,
                Output.IGNORED,
                stage.node(step.node()).postgres().program("psql"),
                stage.conninfo(step.upstream(), step.node()) + " replication=true");
    }
}
