package io.understudy.replication.perform;

import io.understudy.replication.operate.Progress;
import io.understudy.replication.operate.Standing;
import io.understudy.replication.operate.StepPerformer;
import io.understudy.replication.plan.ReplicationStep.ResetParameter;
import io.understudy.replication.plan.ReplicationStep.SetParameter;
import io.understudy.replication.sql.ChangeableSetting;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Setting a parameter for the time of an operation, and taking it back. */
final class ParameterPerformers {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration RELOAD = Duration.ofSeconds(5);

    private ParameterPerformers() {}

    private static ChangeableSetting setting(String parameter) {
        return ChangeableSetting.valueOf(parameter.toUpperCase(Locale.ROOT));
    }

    record Set(Stage stage) implements StepPerformer<SetParameter> {
        @Override
        public Standing standing(SetParameter step, Optional<String> before) {
            String value = stage.sql().settings().value(step.node(), setting(step.parameter()));
            String found = step.parameter() + " is " + value + " on " + step.node();
            return value.equals(step.value()) ? new Standing.Done(found) : new Standing.NotDone(found);
        }

        @Override
        public void perform(SetParameter step, Consumer<Progress> progress) throws InterruptedException {
            stage.sql().settings().set(step.node(), setting(step.parameter()), step.value());
            stage.sql().settings().reload(step.node());
            new Await(stage, POLL, RELOAD).until(() -> standing(step, Optional.empty()));
        }
    }

    /** For a value that only the operation wrote: what somebody wrote before is written again instead. */
    record Reset(Stage stage) implements StepPerformer<ResetParameter> {
        @Override
        public Standing standing(ResetParameter step, Optional<String> before) {
            AutoConf file = AutoConf.of(stage, step.node());
            return file.mentions(step.parameter())
                    ? new Standing.NotDone(step.parameter() + " is still set in postgresql.auto.conf of " + step.node())
                    : new Standing.Done(step.parameter() + " is as configured on " + step.node());
        }

        @Override
        public void perform(ResetParameter step, Consumer<Progress> progress) {
            stage.sql().settings().reset(step.node(), setting(step.parameter()));
            stage.sql().settings().reload(step.node());
        }
    }
}
