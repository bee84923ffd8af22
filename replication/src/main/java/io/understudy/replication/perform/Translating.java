package io.understudy.replication.perform;

import io.understudy.replication.host.HostException;
import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepFailedException;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.Step;
import io.understudy.replication.sql.SqlFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A failed look is an unknown standing, and a failed change a failed step: the two kinds of failure that every performer
 * meets are answered here, once.
 */
record Translating<S extends Step>(StepPerformer<S> performer) implements StepPerformer<S> {
    @Override
    public Standing standing(S step, Optional<String> before) {
        try {
            return performer.standing(step, before);
        } catch (SqlFailure e) {
            return new Standing.Unknown(e.getMessage(), List.of("/replica status"));
        } catch (HostException e) {
            return new Standing.Unknown(
                    e.failure().message() + ". " + e.failure().hint(), List.of("understudy check"));
        }
    }

    @Override
    public Optional<String> before(S step) {
        try {
            return performer.before(step);
        } catch (SqlFailure | HostException e) {
            return Optional.empty();
        }
    }

    @Override
    public void abandon(S step) throws StepFailedException, InterruptedException {
        try {
            performer.abandon(step);
        } catch (SqlFailure e) {
            throw new StepFailedException(e.wanted() + " on " + e.node(), e.found(), "see /replica status");
        } catch (HostException e) {
            throw new StepFailedException(
                    "to stop: " + step.sentence(),
                    e.failure().message(),
                    e.failure().hint());
        }
    }

    @Override
    public Optional<Standing> aftermath(S step) {
        try {
            return performer.aftermath(step);
        } catch (SqlFailure | HostException e) {
            return Optional.of(new Standing.Unknown(e.getMessage(), List.of("/replica status")));
        }
    }

    @Override
    public void perform(S step, Consumer<Progress> progress) throws StepFailedException, InterruptedException {
        try {
            performer.perform(step, progress);
        } catch (SqlFailure e) {
            throw new StepFailedException(e.wanted() + " on " + e.node(), e.found(), "see /replica status");
        } catch (HostException e) {
            throw new StepFailedException(
                    step.sentence(), e.failure().message(), e.failure().hint());
        }
    }
}
