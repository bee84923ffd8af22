package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Carries out one kind of step, and can always say whether it already happened.
 *
 * @param <S> the kind
 */
public interface StepPerformer<S extends Step> {
    /** Looks; changes nothing. {@code before} is what {@link #before} said when the step was started. */
    Standing standing(S step, Optional<String> before);

    /** For steps that leave no trace: what to compare with later. Looks only. */
    default Optional<String> before(S step) {
        return Optional.empty();
    }

    /** Does it. Whether it worked is asked of {@link #standing} afterwards. */
    void perform(S step, Consumer<Progress> progress) throws StepFailedException, InterruptedException;

    /**
     * Ends what {@link #perform} began and what goes on by itself, where that does no harm; {@code perform}, if it still
     * waits, then fails. Interrupting the thread that performs ends nothing: that is for a bot that stops.
     *
     * @return false if there was nothing that may be ended; the step then runs to its end
     * @throws RuntimeException if it cannot be told whether it ended
     */
    default boolean stop(S step) {
        return false;
    }
}
