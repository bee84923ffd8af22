package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One performer per kind of step, asked patiently: a hiccup of the network is no reason to call a human. */
public final class StepPerformers {
    private static final Logger LOG = LoggerFactory.getLogger(StepPerformers.class);
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private final Pause pause;
    private final Map<Class<? extends Step>, StepPerformer<?>> byKind;
    private final Runnable rest;

    /**
     * Collects performers.
     *
     * @param byKind each value must perform the kind that is its key; build it with one typed entry per kind
     * @param pause between two looks that could not tell
     * @param rest lets go what the performers keep during an operation
     */
    public StepPerformers(Map<Class<? extends Step>, StepPerformer<?>> byKind, Pause pause, Runnable rest) {
        this.byKind = Map.copyOf(byKind);
        this.pause = pause;
        this.rest = rest;
    }

    /** An operation has ended, or is left where it is. */
    void rest() {
        rest.run();
    }

    public boolean knows(Class<? extends Step> kind) {
        return byKind.containsKey(kind);
    }

    /** Looks again, up to 20 times with a second between, while it cannot be told. */
    Standing standing(Step step, Optional<String> before) throws InterruptedException {
        Standing standing = oneLook(step, before);
        for (int looks = 1; looks < LOOKS && standing instanceof Standing.Unknown; looks++) {
            pause.of(BETWEEN_LOOKS);
            standing = oneLook(step, before);
        }
        return standing;
    }

    /** A look that fails in a way that nobody thought of says nothing: it is unknown, and people are asked. */
    private Standing oneLook(Step step, Optional<String> before) {
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

    Optional<Standing> aftermath(Step step) {
        try {
            return of(step).aftermath(step);
        } catch (RuntimeException e) {
            LOG.error("could not look what this left behind: {}", step.sentence(), e);
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

    void abandon(Step step) throws StepFailedException, InterruptedException {
        try {
            of(step).abandon(step);
        } catch (RuntimeException e) {
            LOG.error("could not end: {}", step.sentence(), e);
            throw new StepFailedException("to stop before: " + step.sentence(), e.toString(), "see the bot's log");
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
