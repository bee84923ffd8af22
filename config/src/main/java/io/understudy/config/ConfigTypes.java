package io.understudy.config;

import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types that are written as one value, and those that are secrets. Immutable. */
public final class ConfigTypes {
    private final Map<Class<?>, ScalarType<?>> scalars;
    private final Map<Class<?>, Function<String, ?>> secrets;

    private ConfigTypes(Map<Class<?>, ScalarType<?>> scalars, Map<Class<?>, Function<String, ?>> secrets) {
        this.scalars = Map.copyOf(scalars);
        this.secrets = Map.copyOf(secrets);
    }

    /** The types that the package's description lists, and no secrets. */
    public static ConfigTypes standard() {
        Map<Class<?>, ScalarType<?>> scalars = new HashMap<>();
        StandardScalars.ALL.forEach(scalar -> scalars.put(scalar.type(), scalar));
        return new ConfigTypes(scalars, Map.of());
    }

    /** Understands one more type, or an old one differently. */
    public ConfigTypes withScalar(ScalarType<?> scalar) {
        Map<Class<?>, ScalarType<?>> more = new HashMap<>(scalars);
        more.put(scalar.type(), scalar);
        return new ConfigTypes(more, secrets);
    }

    /**
     * Components of this type are read through {@code …_file} or {@code …_env}, never from the YAML itself.
     *
     * @param wrap gets the text without line ends at its end, never empty; may refuse it with IllegalArgumentException
     */
    public <T> ConfigTypes withSecret(Class<T> type, Function<String, T> wrap) {
        Map<Class<?>, Function<String, ?>> more = new HashMap<>(secrets);
        more.put(type, wrap);
        return new ConfigTypes(scalars, more);
    }

    Optional<Function<String, ?>> secret(Class<?> type) {
        return Optional.ofNullable(secrets.get(type));
    }

    /** The component's name decides whether a long is a size. */
    Optional<ScalarType<?>> scalar(Class<?> type, String component) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        if (boxed == Long.class && component.endsWith("Bytes")) {
            return Optional.of(StandardScalars.BYTES);
        }
        if (boxed.isEnum() && !scalars.containsKey(boxed)) {
            return Optional.of(StandardScalars.ofEnum(boxed));
        }
        return Optional.ofNullable(scalars.get(boxed));
    }
}
