package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One performer per kind of step. */
public final class StepPerformers {
    private final Map<Class<? extends Step>, StepPerformer<?>> byKind;

    /**
     * Collects performers.
     *
     * @param byKind each value must perform the kind that is its key; build it with one typed entry per kind
     */
    public StepPerformers(Map<Class<? extends Step>, StepPerformer<?>> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    public boolean knows(Class<? extends Step> kind) {
        return byKind.containsKey(kind);
    }

    Standing standing(Step step, Optional<String> before) {
        return of(step).standing(step, before);
    }

    Optional<String> before(Step step) {
        return of(step).before(step);
    }

    void perform(Step step, Consumer<Progress> progress) throws StepFailedException, InterruptedException {
        of(step).perform(step, progress);
    }

    @SuppressWarnings("unchecked") // the map's keys and values are paired where it is built, one line per kind
    private StepPerformer<Step> of(Step step) {
        StepPerformer<?> performer = byKind.get(step.getClass());
        if (performer == null) {
            throw new IllegalStateException(
                    "no performer for " + step.getClass().getSimpleName());
        }
        return (StepPerformer<Step>) performer;
    }
}
