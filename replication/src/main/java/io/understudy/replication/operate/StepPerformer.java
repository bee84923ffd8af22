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
     * What a failed step that cannot be taken back left behind: not done if it is proven that nothing of it happened and
     * nothing of it can still happen, for only then is there a way back; unknown with commands if people can find out;
     * empty if no more is known than that it failed.
     */
    default Optional<Standing> aftermath(S step) {
        return Optional.empty();
    }

    /**
     * Ends what a cancelled step left running on a machine, so that the way back finds it still. Called when the step was
     * begun and is not done, also by a bot that was restarted in between.
     */
    default void abandon(S step) throws StepFailedException, InterruptedException {}

    /**
     * Does it. Where it waits, it does so with the {@link Cancellation} of its cluster. Whether it worked is asked of
     * {@link #standing} afterwards.
     */
    void perform(S step, Consumer<Progress> progress) throws StepFailedException, InterruptedException;
}
