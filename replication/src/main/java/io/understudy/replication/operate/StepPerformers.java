package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One performer per kind of step. */
public final class StepPerformers {
    private static final Logger LOG = LoggerFactory.getLogger(StepPerformers.class);
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

    /** A look that fails in a way that nobody thought of says nothing: it is unknown, and people are asked. */
    Standing standing(Step step, Optional<String> before) {
        try {
            return of(step).standing(step, before);
        } catch (RuntimeException e) {
            LOG.error("could not look whether this happened: {}", step.sentence(), e);
            return new Standing.Unknown(
                    "Looking at " + step.node() + " failed: " + e + ".",
                    List.of("/replica status", "understudy check"));
        }
    }

    Optional<String> before(Step step) {
        try {
            return of(step).before(step);
        } catch (RuntimeException e) {
            LOG.error("could not look before this: {}", step.sentence(), e);
            return Optional.empty();
        }
    }

    void perform(Step step, Consumer<Progress> progress) throws StepFailedException, InterruptedException {
        try {
            of(step).perform(step, progress);
        } catch (RuntimeException e) {
            LOG.error("could not perform: {}", step.sentence(), e);
            throw new StepFailedException("to " + step.sentence(), e.toString(), "see the bot's log");
        }
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
