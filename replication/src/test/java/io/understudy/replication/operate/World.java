package io.understudy.replication.operate;

import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.StepFamilies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A cluster made of words: what was done to it, in order, and what goes wrong with it. */
final class World {
    /** Every effect in its order, as the step's sentence. */
    final List<String> effects = new ArrayList<>();

    /** Every step whose leftovers were ended, as its sentence. */
    final List<String> abandoned = new ArrayList<>();

    private final Set<Step> done = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private final Set<String> failingLate = new HashSet<>();
    private final Set<String> unclear = new HashSet<>();
    private final Set<String> bursting = new HashSet<>();
    private Optional<Standing> aftermath = Optional.empty();
    private int pauses;
    private int clearAfterPauses = Integer.MAX_VALUE;
    private Crash before = Crash.NEVER;
    private Crash after = Crash.NEVER;
    private Optional<String> interrupted = Optional.empty();
    private final Map<String, Runnable> waiting = new HashMap<>();
    private Pause patience = time -> {};

    /** Every kind is done and seen alike. */
    StepPerformers performers() {
        Map<Class<? extends Step>, StepPerformer<?>> byKind = new HashMap<>();
        for (Class<? extends Step> family : StepFamilies.all()) {
            for (Class<?> kind : family.getPermittedSubclasses()) {
                byKind.put(kind.asSubclass(Step.class), new Fake());
            }
        }
        return new StepPerformers(byKind, time -> pauses++, () -> {});
    }

    /** The step refuses, and nothing happens. */
    void refuses(String sentence) {
        failing.add(sentence);
    }

    /** The step happens, and says that it failed. */
    void happensButComplains(String sentence) {
        failingLate.add(sentence);
    }

    /** Whether the step happened can be told only after some pauses. */
    void cannotTellAtFirstWhether(String sentence, int pausesUntilClear) {
        unclear.add(sentence);
        clearAfterPauses = pausesUntilClear;
    }

    /** What is found after a step failed that cannot be taken back. */
    void leaves(Standing found) {
        aftermath = Optional.of(found);
    }

    void cannotTellWhether(String sentence) {
        unclear.add(sentence);
    }

    void burstsIn(String sentence) {
        bursting.add(sentence);
    }

    /** Through what steps wait. */
    void waitsWith(Pause pause) {
        patience = pause;
    }

    /** The step waits a while before it happens; {@code meanwhile} is what others do then. */
    void waitsIn(String sentence, Runnable meanwhile) {
        waiting.put(sentence, meanwhile);
    }

    void interruptIn(String sentence) {
        interrupted = Optional.of(sentence);
    }

    void crashBeforeEffect(int number) {
        before = new Crash(number);
    }

    void crashAfterEffect(int number) {
        after = new Crash(number);
    }

    private final class Fake implements StepPerformer<Step> {
        @Override
        public Standing standing(Step step, Optional<String> earlier) {
            if (pauses < clearAfterPauses && unclear.contains(step.sentence())) {
                return new Standing.Unknown("Its machine does not answer.", List.of("ssh machine-" + step.node()));
            }
            return done.contains(step)
                    ? new Standing.Done("seen: " + step.sentence())
                    : new Standing.NotDone("not yet");
        }

        @Override
        public void abandon(Step step) {
            abandoned.add(step.sentence());
        }

        @Override
        public Optional<Standing> aftermath(Step step) {
            return aftermath;
        }

        @Override
        public void perform(Step step, Consumer<Progress> progress) throws StepFailedException, InterruptedException {
            progress.accept(Progress.phase(step.sentence()));
            before.next();
            if (interrupted.filter(step.sentence()::equals).isPresent()) {
                interrupted = Optional.empty();
                throw new InterruptedException("the bot stops");
            }
            if (waiting.containsKey(step.sentence())) {
                waiting.get(step.sentence()).run();
                patience.of(Duration.ofSeconds(1));
            }
            if (bursting.contains(step.sentence())) {
                throw new IllegalStateException("a mistake in the code");
            }
            if (failing.contains(step.sentence())) {
                throw new StepFailedException("to " + step.sentence(), "a refusal", "try something else");
            }
            effects.add(step.sentence());
            done.add(step);
            after.next();
            if (failingLate.contains(step.sentence())) {
                throw new StepFailedException("to " + step.sentence(), "a timeout", "look");
            }
        }
    }
}
