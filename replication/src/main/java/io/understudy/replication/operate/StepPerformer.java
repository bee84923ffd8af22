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

    /**
     * After a failure: whether it is proven that nothing of the step happened, and that nothing of it can still happen.
     * Only then is there a way back from the first step that cannot be taken back.
     */
    default boolean leftNothing(S step) {
        return false;
    }

    /** Does it. Whether it worked is asked of {@link #standing} afterwards. */
    void perform(S step, Consumer<Progress> progress) throws StepFailedException, InterruptedException;
}
