package io.understudy.store;

import io.understudy.replication.plan.ReplicationStep;
import io.understudy.replication.plan.Step;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes a value of any record, so that a kind that is added tomorrow is tested too. */
final class Sample {
    private Sample() {}

    static Stream<Class<?>> kindsOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kindsOf(kind) : Stream.of(kind));
    }

    static Object of(Type type, String name) {
        return type instanceof ParameterizedType generic ? ofGeneric(generic, name) : ofClass((Class<?>) type, name);
    }

    private static Object ofGeneric(ParameterizedType type, String name) {
        Object element = of(type.getActualTypeArguments()[0], name);
        return type.getRawType() == Optional.class ? Optional.of(element) : List.of(element, element);
    }

    private static Object ofClass(Class<?> type, String name) {
        if (type.isRecord()) {
            return record(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[type.getEnumConstants().length - 1];
        }
        if (type.isInterface()) {
            Class<?> family = type == Step.class ? ReplicationStep.class : type;
            return record(kindsOf(family).findFirst().orElseThrow());
        }
        return simple(type, name);
    }

    private static Object simple(Class<?> type, String name) {
        return switch (type.getSimpleName()) {
            case "String" -> name + " \"quoted\"\n\u202e\u00e9";
            case "int" -> 7;
            case "long" -> Long.MIN_VALUE + 11;
            case "boolean" -> true;
            case "Instant" -> Instant.parse("2026-11-20T12:00:00.123456789Z");
            case "Duration" -> Duration.ofNanos(61_000_000_001L);
            case "OptionalLong" -> OptionalLong.of(13);
            default -> throw new AssertionError("teach Sample to make a " + type + " for " + name);
        };
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> of(component.getGenericType(), component.getName()))
                .toArray();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(types);
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }
}
