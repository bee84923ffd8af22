package io.understudy.replication.perform;

import io.understudy.replication.host.CommandResult;
import io.understudy.replication.observe.HostFinding.Postmaster;
import io.understudy.replication.observe.NodeObservation;
import io.understudy.replication.observe.ServerFacts;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.StartServer;
import io.understudy.replication.plan.ServerStep.RestartServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A restart leaves one trace: {@code before} is when the server had started before it. */
record RestartPerformer(Stage stage) implements StepPerformer<RestartServer> {
    @Override
    public Optional<String> before(RestartServer step) {
        return startedAt(step.node()).map(Instant::toString);
    }

    @Override
    public Standing standing(RestartServer step, Optional<String> before) {
        Optional<Instant> started = startedAt(step.node());
        if (started.isEmpty()) {
            return new Standing.NotDone(step.node() + " does not answer");
        }
        if (before.isEmpty()) {
            return new Standing.Unknown(
                    "It was not read when " + step.node() + " had started before, so that nobody can tell whether it"
                            + " was restarted.",
                    List.of("/replica status", "SELECT pg_postmaster_start_time()"));
        }
        return started.get().isAfter(Instant.parse(before.get()))
                ? new Standing.Done(step.node() + " runs again since " + started.get())
                : new Standing.NotDone(step.node() + " runs since " + started.get());
    }

    /** A bot that died between stop and start finds no server, and has only to start it. */
    @Override
    public void perform(RestartServer step, Consumer<Progress> progress)
            throws StepFailedException, InterruptedException {
        if (!(stage.requireSeen(step.node()).postmaster() instanceof Postmaster.Gone)) {
            progress.accept(Progress.phase("stops " + step.node()));
            CommandResult stopped = stage.service(step.node()).stop();
            Stage.require(stopped, "to stop " + step.node(), "look at its sessions and its log");
        }
        progress.accept(Progress.phase("starts " + step.node()));
        new ServerPerformers.Start(stage).perform(new StartServer(step.node()), progress);
    }

    private Optional<Instant> startedAt(String node) {
        NodeObservation seen = stage.probe().look(node);
        return seen.server().map(ServerFacts::startedAt);
    }
}
