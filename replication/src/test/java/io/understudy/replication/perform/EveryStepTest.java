package io.understudy.replication.perform;

import static org.assertj.core.api.Assertions.assertThat;

import io.understudy.replication.operate.StepPerformers;
import io.understudy.replication.plan.Step;
import io.understudy.replication.plan.StepFamilies;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of step. */
class EveryStepTest {
    private static final StepPerformers PERFORMERS =
            ReplicationPerformers.on(new Stage(null, Map.of(), null, null, null, time -> {}, null));

    @SuppressWarnings("unchecked") // the permitted subclasses of a family of steps are steps
    static Stream<Class<? extends Step>> everyKind() {
        return StepFamilies.all().stream()
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .map(kind -> (Class<? extends Step>) kind);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void hasAPerformer(Class<? extends Step> kind) {
        assertThat(PERFORMERS.knows(kind)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void saysInTheImperativeWhatItDoesAndWhere(Class<? extends Step> kind) throws Exception {
        String sentence = example(kind).sentence();
        assertThat(sentence).matches("[a-z]+ .*").contains("the-node").doesNotEndWith(".");
        assertThat(sentence.split(" ", 2)[0]).doesNotEndWith("s");
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void saysWhatItDoesToTheWorld(Class<? extends Step> kind) throws Exception {
        assertThat(example(kind).effect()).isNotNull();
        assertThat(example(kind).node()).isEqualTo("the-node");
    }

    private static Step example(Class<? extends Step> kind) throws Exception {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(EveryStepTest::value).toArray();
        return kind.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(RecordComponent component) {
        if (component.getType() == int.class) {
            return 7;
        }
        if (component.getType() == long.class) {
            return 7L;
        }
        if (component.getType() == List.class) {
            return List.of("some", "arguments");
        }
        if (component.getType() == Duration.class) {
            return Duration.ofSeconds(30);
        }
        return component.getName().equals("node") ? "the-node" : "some-" + component.getName();
    }
}
