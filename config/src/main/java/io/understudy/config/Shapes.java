package io.understudy.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns record classes into shapes; what it throws is a mistake in the records, not in the file. */
final class Shapes {
    private final ConfigTypes types;
    private final Deque<Class<?>> enclosing = new ArrayDeque<>();

    Shapes(ConfigTypes types) {
        this.types = types;
    }

    RecordShape root(Class<? extends Record> type) {
        return section(type, Optional.empty());
    }

    private RecordShape section(Class<?> type, Optional<Object> preset) {
        if (enclosing.contains(type)) {
            throw new IllegalArgumentException(
                    "wanted settings of finite depth, found " + type.getName() + " in itself");
        }
        enclosing.push(type);
        Map<String, Object> defaults = preset.map(Defaults::of).orElseGet(() -> Defaults.declared(type));
        List<Member> members = Arrays.stream(type.getRecordComponents())
                .map(component -> member(component, Optional.ofNullable(defaults.get(component.getName()))))
                .toList();
        enclosing.pop();
        return new RecordShape(canonical(type), members);
    }

    private static Constructor<?> canonical(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private Member member(RecordComponent component, Optional<Object> preset) {
        Type type = component.getGenericType();
        if (component.getType() == Optional.class) {
            Member inner = member(component.getName(), argument(type, 0), Optional.empty());
            return new OptionalMember(inner, (Optional<?>) preset.orElseGet(Optional::empty));
        }
        return member(component.getName(), type, preset);
    }

    private Member member(String component, Type type, Optional<Object> preset) {
        Optional<Function<String, ?>> secret = types.secret(raw(type));
        return secret.isPresent()
                ? new SecretMember(Names.snake(component), secret.get())
                : new PlainMember(Names.snake(component), shape(type, component, preset), preset);
    }

    private Shape shape(Type type, String component, Optional<Object> preset) {
        Class<?> raw = raw(type);
        if (types.secret(raw).isPresent()) {
            throw new IllegalArgumentException(
                    "wanted each secret as a component of its own, found '" + component + "' in " + enclosing.peek());
        }
        Optional<ScalarType<?>> scalar = types.scalar(raw, component);
        if (scalar.isPresent()) {
            return new ScalarShape(scalar.get());
        }
        if (raw == List.class || raw == Set.class) {
            return new SequenceShape(shape(argument(type, 0), component, Optional.empty()), raw == Set.class);
        }
        if (raw == Map.class) {
            return map(type, component);
        }
        if (raw.isRecord()) {
            return section(raw, preset);
        }
        if (raw.isSealed()) {
            return choice(raw, preset);
        }
        throw unsupported(type, component);
    }

    private MapShape map(Type type, String component) {
        Type name = argument(type, 0);
        ScalarType<?> names = types.scalar(raw(name), "").orElseThrow(() -> unsupported(name, component));
        return new MapShape(new ScalarShape(names), shape(argument(type, 1), component, Optional.empty()));
    }

    private ChoiceShape choice(Class<?> type, Optional<Object> preset) {
        Map<String, RecordShape> variants = new LinkedHashMap<>();
        records(type)
                .forEach(variant -> variants.put(kind(variant), section(variant, preset.filter(variant::isInstance))));
        return new ChoiceShape(variants, preset.map(instance -> kind(instance.getClass())));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Shapes::records)
                : Stream.of(type);
    }

    private static String kind(Class<?> variant) {
        return Names.kebab(variant.getSimpleName());
    }

    private static Type argument(Type type, int index) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[index];
        }
        throw new IllegalArgumentException("wanted type arguments, found the raw type " + type);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalArgumentException("wanted a class, found " + type);
    }

    private IllegalArgumentException unsupported(Type type, String component) {
        return new IllegalArgumentException("wanted a type that can stand in a settings file for '" + component
                + "' of " + enclosing.peek() + ", found " + type + "; register it with ConfigTypes");
    }
}
